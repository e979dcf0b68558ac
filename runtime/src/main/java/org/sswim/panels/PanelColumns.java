package org.sswim.panels;

import java.util.List;
import org.sswim.series.CsvFormat;

/**
 * The columns of a panel in long format.
 *
 * @param id of the series' name
 * @param time of the row's time
 * @param target of the value
 * @param format how cells are written; times that are no dates may be whole numbers where it names
 *     no pattern
 */
public record PanelColumns(String id, String time, String target, CsvFormat format) {
  /** Those of StatsForecast. */
  public static final PanelColumns USUAL = new PanelColumns("unique_id", "ds", "y");

  /** With all that is detected. */
  public PanelColumns(String id, String time, String target) {
    this(id, time, target, CsvFormat.detected());
  }

  /** The same of cells that are written in another way. */
  public PanelColumns withFormat(CsvFormat other) {
    return new PanelColumns(id, time, target, other);
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
