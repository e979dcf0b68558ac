package org.sswim.sequences;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sswim.checks.Checks;
import org.sswim.series.Problem;
import org.sswim.tables.Shown;

/**
 * What stands above the rows of an ARFF file.
 *
 * @param steps number of values in a signal
 * @param relational whether a row holds its signals in quotes, and so may have several
 * @param classes names of the classes in the order of the last attribute
 */
record ArffHeader(int steps, boolean relational, List<String> classes) {

  /**
   * Reads up to {@code @data}.
   *
   * @throws org.sswim.series.InvalidDataException if that does not come, or the attributes are
   *     others than numbers and a class behind them
   */
  static ArffHeader read(TextLines lines) {
    int steps = 0;
    boolean relational = false;
    boolean within = false;
    List<String> classes = List.of();
    for (String text = lines.nextText(); text != null; text = lines.nextText()) {
      if (text.startsWith("%")) {
        continue;
      }
      int end = ArffText.wordEnd(lines, text);
      String rest = text.substring(end).strip();
      switch (text.substring(0, end).toLowerCase(Locale.ROOT)) {
        case "@relation" -> {
          // A name only.
        }
        case "@end" -> within = false;
        case "@data" -> {
          Checks.that(steps != 0 && !classes.isEmpty(), lines::error)
              .or("begins the rows, but no numeric attributes and a class stand above");
          return new ArffHeader(steps, relational, classes);
        }
        case "@attribute" -> {
          int nameEnd = ArffText.wordEnd(lines, rest);
          String name = ArffText.unquote(rest.substring(0, nameEnd));
          String type = rest.substring(nameEnd).strip();
          if (!classes.isEmpty()) {
            throw lines.error(
                "has the attribute " + Shown.value(name) + " after the class, which must be last");
          }
          if (type.startsWith("{") && !within) {
            classes = classes(lines, type);
          } else if (type.equalsIgnoreCase("relational") && steps == 0 && !relational) {
            relational = true;
            within = true;
          } else if (numeric(type) && within == relational) {
            steps++;
          } else {
            throw lines.error(
                ("has the attribute %s of type %s; only numbers and, after them, one class, as a list"
                        + " in braces, are read")
                    .formatted(Shown.value(name), Shown.value(type)));
          }
        }
        default -> throw lines.error("stands before '@data' and is unknown: " + Shown.value(text));
      }
    }
    throw Problem.NO_DATA_LINE.of(lines.file(), "has no line '@data'");
  }

  private static boolean numeric(String type) {
    return List.of("numeric", "real", "integer").contains(type.toLowerCase(Locale.ROOT));
  }

  private static List<String> classes(TextLines lines, String type) {
    Checks.that(type.endsWith("}"), lines::error)
        .or("has a list of classes that is not closed by '}'");
    List<String> classes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String part : ArffText.split(lines, type.substring(1, type.length() - 1))) {
      String name = ArffText.unquote(part);
      if (name.isEmpty() || !names.add(name)) {
        throw lines.error("names the class " + Shown.value(name) + " twice, or it has no name");
      }
      classes.add(name);
    }
    return classes;
  }
}
