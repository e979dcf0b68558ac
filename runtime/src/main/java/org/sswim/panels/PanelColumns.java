package org.sswim.panels;

import java.util.List;

/**
 * The columns of a panel in long format.
 *
 * @param id of the series' name
 * @param time of the row's time
 * @param target of the value
 */
public record PanelColumns(String id, String time, String target) {
  /** Those of StatsForecast. */
  public static final PanelColumns USUAL = new PanelColumns("unique_id", "ds", "y");

  /** All of them. */
  public List<String> all() {
    return List.of(id, time, target);
  }

  /** Whether a header has all of them. */
  public boolean in(List<String> header) {
    return header.containsAll(all());
  }
}
