package org.sswim.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sswim.forecasters.RecordedOptions;
import org.sswim.model.ModelParts;
import org.sswim.network.Provenance;

/** A model of any kind by the parts that its file has, see {@link ModelParts}. */
public final class ModelDescription {
  private static final String PROVENANCE = "provenance";
  private static final int MOST_ITEMS = 10;

  private ModelDescription() {}

  /**
   * As JSON: every part but the values of arrays, and what they come to.
   *
   * @param provenance where it came from, whose options are told as objects
   */
  static JsonText json(Record model, Provenance provenance, long neurons, long parameters) {
    JsonText json = new JsonText();
    ModelParts.of(model).forEach(json::with);
    return json.with(
            PROVENANCE, JsonText.of(provenance).with("options", RecordedOptions.tree(provenance)))
        .with("neurons", neurons)
        .with("parameters", parameters);
  }

  /** As lines: the path of each part and what it is, but for where the model came from. */
  static Map<String, String> lines(Record model) {
    Map<String, Object> parts = ModelParts.of(model);
    parts.remove(PROVENANCE);
    Map<String, String> lines = new LinkedHashMap<>();
    parts.forEach((name, part) -> add(lines, name, part));
    return lines;
  }

  /**
   * What training chose and found, a line each: of a choice candidates and errors, a star before
   * the one chosen.
   */
  static String found(Provenance provenance) {
    return provenance.results().entrySet().stream()
        .map(one -> one.getKey() + ": " + one.getValue() + "\n")
        .collect(Collectors.joining());
  }

  /** Names and values, each line ended by a line feed. */
  static String text(Map<String, String> lines) {
    TextTable table = new TextTable(2, "", "");
    lines.forEach(table::row);
    return table.toString().stripLeading();
  }

  /**
   * A report of a model's file.
   *
   * @param title what it is, behind the program's name
   * @param text what is said of it
   * @param all whether to say more
   */
  public static Report report(
      String title, String file, String text, Record model, Provenance provenance, boolean all) {
    return new Report("S-SWIM " + title, file, title)
        .lines(text)
        .say(all ? found(provenance) + "\n" + text(lines(model)) : "")
        .model(lines(model), provenance.results(), provenance);
  }

  private static void add(Map<String, String> lines, String path, Object part) {
    if (part instanceof Map<?, ?> map && map.containsKey("shape")) {
      String size = size((List<?>) map.get("shape"));
      lines.put(
          path,
          map.get("least") instanceof Double least && map.get("largest") instanceof Double largest
              ? size + ", " + range(Figures.plain(least), Figures.plain(largest))
              : size);
    } else if (part instanceof Map<?, ?> map) {
      map.forEach((name, within) -> add(lines, path + "." + name, within));
    } else if (part instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
      for (int i = 0; i < list.size(); i++) {
        add(lines, path + "." + i, list.get(i));
      }
    } else if (part instanceof List<?> list) {
      lines.put(path, Figures.some(list.stream().map(String::valueOf).toList(), MOST_ITEMS, ", "));
    } else {
      lines.put(path, String.valueOf(part));
    }
  }

  private static String size(List<?> shape) {
    return shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
  }

  private static String range(String least, String largest) {
    return least.equals(largest) ? "all " + least : least + " to " + largest;
  }
}
