package org.sswim.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.sswim.series.DateForms;

/** The pattern in which a date may be written. */
final class DateGuess {
  private DateGuess() {}

  /** What {@code --date-format} may be for a date; both where days may be months. */
  static String options(String text) {
    List<String> brief = DateForms.brief(text);
    List<String> patterns = brief.isEmpty() ? DateForms.of(text) : brief;
    return patterns.isEmpty()
        ? "--date-format, such as dd.MM.yyyy"
        : patterns.stream().map(DateGuess::quoted).collect(Collectors.joining(" or "));
  }

  private static String quoted(String pattern) {
    return "--date-format " + (pattern.matches("\\S*") ? pattern : '"' + pattern + '"');
  }
}
