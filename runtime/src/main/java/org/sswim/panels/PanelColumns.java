package org.sswim.panels;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sswim.series.CsvFormat;
import org.sswim.series.KeptReading;

/**
 * The columns of a panel in long format.
 *
 * @param id of the series' name; plus signs join the names of several columns whose cells tell
 *     series apart together
 * @param time of the row's time
 * @param target of the value
 * @param format how cells are written; times that are no dates may be whole numbers where it names
 *     no pattern
 * @param days of the week that daily rows are on, others being refused; null to find them out
 */
public record PanelColumns(
    String id, String time, String target, CsvFormat format, @Nullable Set<DayOfWeek> days) {
  /** By what name a model keeps the column of the series' names among its options. */
  public static final String ID = "id-column";

  /** By what name a model keeps the column of times. */
  public static final String TIME = "date-column";

  /** By what name a model keeps the column of values. */
  public static final String TARGET = "target";

  /** Those of StatsForecast. */
  public static final PanelColumns USUAL = new PanelColumns("unique_id", "ds", "y");

  /** With all that is detected. */
  public PanelColumns(String id, String time, String target) {
    this(id, time, target, CsvFormat.detected());
  }

  /** With days of the week that are found out. */
  public PanelColumns(String id, String time, String target, CsvFormat format) {
    this(id, time, target, format, null);
  }

  /** The same of cells that are written in another way. */
  public PanelColumns withFormat(CsvFormat other) {
    return new PanelColumns(id, time, target, other, days);
  }

  /** The same of daily rows on some days of the week, as those of a model or another panel. */
  public PanelColumns withDays(Set<DayOfWeek> some) {
    return new PanelColumns(id, time, target, format, some);
  }

  /** What a model keeps of how the panel was read that it was fitted to. */
  public Map<String, String> kept() {
    Map<String, String> texts = new TreeMap<>(format.kept());
    if (!all().equals(USUAL.all())) {
      texts.putAll(Map.of(ID, id, TIME, time, TARGET, target));
    }
    return texts;
  }

  /** What {@link #kept} keeps; the usual ones where nothing is kept. */
  public static PanelColumns of(Map<String, String> kept) {
    return new PanelColumns(
        kept.getOrDefault(ID, USUAL.id),
        kept.getOrDefault(TIME, USUAL.time),
        kept.getOrDefault(TARGET, USUAL.target),
        new KeptReading(kept).format());
  }

  /** All of them. */
  public List<String> all() {
    return List.of(id, time, target);
  }

  /** The columns of the series' names in a header, which need not have them. */
  List<String> ids(List<String> header) {
    List<String> parts = List.of(id.split("\\+"));
    return header.contains(id) || parts.isEmpty() ? List.of(id) : parts;
  }

  /**
   * Whether a header has all of them.
   *
   * @param folder whether files are of a series each, so that none needs a name
   */
  boolean in(List<String> header, boolean folder) {
    return (folder || header.containsAll(ids(header))) && header.containsAll(List.of(time, target));
  }
}
