package org.sswim.sequences;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.series.Problem;
import org.sswim.tables.Shown;

/**
 * What stands above the cases of a {@code .ts} file, as far as it matters to them.
 *
 * @param dimensions signals of each case; 0 if it is not said
 * @param length steps of each case; 0 if it is not said or they differ
 * @param classes names of the classes; null if the cases have none
 */
record TsHeader(int dimensions, int length, @Nullable List<String> classes) {
  private static final Set<String> ONCE =
      Set.of(
          "@timestamps",
          "@targetlabel",
          "@dimension",
          "@dimensions",
          "@equallength",
          "@serieslength",
          "@classlabel");

  /**
   * Reads up to {@code @data}.
   *
   * @throws org.sswim.series.InvalidDataException if that does not come, if the cases have times or
   *     real targets, or if it is not said whether they have classes
   */
  static TsHeader read(TextLines lines) {
    int dimensions = 0;
    int length = 0;
    boolean equalLength = false;
    boolean classesSaid = false;
    List<String> classes = null;
    Set<String> seen = new HashSet<>();
    for (String text = lines.nextText(); text != null; text = lines.nextText()) {
      if (text.startsWith("#")) {
        continue;
      }
      String[] words = text.split("\\s+");
      String tag = words[0].toLowerCase(Locale.ROOT);
      if (!tag.startsWith("@")) {
        throw lines.error("stands before '@data' and is no '@' line: " + Shown.value(text));
      }
      if (ONCE.contains(tag) && !seen.add(tag)) {
        throw lines.error("has a second " + Shown.value(words[0]));
      }
      switch (tag) {
        case "@timestamps" ->
            Checks.that(!flag(lines, words), lines::error)
                .or(
                    "says that values have times; only values at equal steps, without times, are read");
        case "@targetlabel" ->
            Checks.that(!flag(lines, words), lines::error)
                .or("says that the cases have a number as target; only classes are read");
        case "@dimension", "@dimensions" -> dimensions = size(lines, words);
        case "@equallength" -> equalLength = flag(lines, words);
        case "@serieslength" -> length = size(lines, words);
        case "@classlabel" -> {
          classesSaid = true;
          classes = flag(lines, words) ? classes(lines, words) : null;
        }
        case "@data" -> {
          Checks.that(classesSaid, lines::error)
              .or("begins the cases, but no '@classLabel' stands above");
          return new TsHeader(dimensions, equalLength ? length : 0, classes);
        }
        default -> {
          // Names, remarks, and what the cases tell themselves.
        }
      }
    }
    throw Problem.NO_DATA_LINE.of(lines.file(), "has no line '@data'");
  }

  private static List<String> classes(TextLines lines, String[] words) {
    List<String> classes = Arrays.asList(words).subList(2, words.length);
    Checks.that(!classes.isEmpty(), lines::error).or("says that there are classes and names none");
    Set<String> names = new HashSet<>();
    for (String name : classes) {
      if (!names.add(name)) {
        throw lines.error("names the class " + Shown.value(name) + " twice");
      }
    }
    return List.copyOf(classes);
  }

  private static boolean flag(TextLines lines, String[] words) {
    String word = word(words);
    if (!word.equalsIgnoreCase("true") && !word.equalsIgnoreCase("false")) {
      throw lines.error(
          "must say true or false after " + Shown.value(words[0]) + "; got " + Shown.value(word));
    }
    return word.equalsIgnoreCase("true");
  }

  private static int size(TextLines lines, String[] words) {
    String word = word(words);
    double size = Numbers.parseDouble(word);
    if (size >= 1 && size <= TextLines.LONGEST_LINE && size == Math.rint(size)) {
      return (int) size;
    }
    throw lines.error(
        "must give a number from 1 to %s after %s; got %s"
            .formatted(TextLines.LONGEST_LINE, Shown.value(words[0]), Shown.value(word)));
  }

  private static String word(String[] words) {
    return words.length > 1 ? words[1] : "";
  }
}
