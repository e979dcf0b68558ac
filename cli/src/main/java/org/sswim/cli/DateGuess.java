package org.sswim.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sswim.series.DateForms;

/** The pattern in which a date may be written. */
final class DateGuess {
  /** Of years the last digits alone, as in 31.12.24. */
  private static final Pattern BRIEF = Pattern.compile("(\\d{1,2}([./-])\\d{1,2}\\2)(\\d\\d\\b.*)");

  private DateGuess() {}

  /** What {@code --date-format} may be for a date; both where days may be months. */
  static String options(String text) {
    Matcher brief = BRIEF.matcher(text);
    List<String> patterns =
        brief.matches()
            ? DateForms.of(brief.group(1) + "20" + brief.group(3)).stream()
                .map(pattern -> pattern.replace("yyyy", "yy"))
                .toList()
            : DateForms.of(text);
    return patterns.isEmpty()
        ? "--date-format, such as dd.MM.yyyy"
        : patterns.stream().map(DateGuess::quoted).collect(Collectors.joining(" or "));
  }

  private static String quoted(String pattern) {
    return "--date-format " + (pattern.matches("\\S*") ? pattern : '"' + pattern + '"');
  }
}
