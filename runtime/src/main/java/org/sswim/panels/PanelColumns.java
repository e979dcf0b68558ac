package org.sswim.panels;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.series.DatePattern;

/**
 * The columns of a panel in long format.
 *
 * @param id of the series' name
 * @param time of the row's time
 * @param target of the value
 * @param dates how times are written; null for whole numbers or ISO
 */
public record PanelColumns(String id, String time, String target, @Nullable DatePattern dates) {
  /** Those of StatsForecast. */
  public static final PanelColumns USUAL = new PanelColumns("unique_id", "ds", "y");

  /** Of whole numbers or ISO dates. */
  public PanelColumns(String id, String time, String target) {
    this(id, time, target, null);
  }

  /** All of them. */
  public List<String> all() {
    return List.of(id, time, target);
  }

  /** Whether a header has all of them. */
  public boolean in(List<String> header) {
    return header.containsAll(all());
  }
}
