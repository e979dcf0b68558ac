package org.sswim.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pattern in which a date may be written. */
final class DateGuess {
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})\\2\\d{4}(.*)");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("\\d{4}([./])(\\d{1,2})\\1(\\d{1,2})(.*)");
  private static final Pattern TIME = Pattern.compile("[ T]\\d{1,2}:\\d\\d(:\\d\\d)?");
  private static final int MONTHS = 12;

  private DateGuess() {}

  /** What {@code --date-format} may be for a date; both where days may be months. */
  static String options(String text) {
    Matcher dayFirst = DAY_FIRST.matcher(text);
    if (dayFirst.matches() && timed(dayFirst.group(4))) {
      String mark = dayFirst.group(2);
      String first = dayFirst.group(1);
      String second = dayFirst.group(3);
      String end = mark + "yyyy" + time(dayFirst.group(4));
      String days = quoted("d".repeat(first.length()) + mark + "M".repeat(second.length()) + end);
      String months = quoted("M".repeat(first.length()) + mark + "d".repeat(second.length()) + end);
      if (mark.equals(".") || Integer.parseInt(first) > MONTHS) {
        return days;
      }
      return Integer.parseInt(second) > MONTHS ? months : days + " or " + months;
    }
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.matches() && timed(yearFirst.group(4))) {
      String mark = yearFirst.group(1);
      return quoted(
          "yyyy%s%s%s%s%s"
              .formatted(
                  mark,
                  "M".repeat(yearFirst.group(2).length()),
                  mark,
                  "d".repeat(yearFirst.group(3).length()),
                  time(yearFirst.group(4))));
    }
    return "--date-format, such as dd.MM.yyyy";
  }

  private static boolean timed(String end) {
    return end.isEmpty() || TIME.matcher(end).matches();
  }

  private static String time(String end) {
    if (end.isEmpty()) {
      return "";
    }
    String begin = end.charAt(0) == 'T' ? "'T'" : " ";
    String hour = end.indexOf(':') == 2 ? "H" : "HH";
    return begin + hour + (end.indexOf(':') == end.lastIndexOf(':') ? ":mm" : ":mm:ss");
  }

  private static String quoted(String pattern) {
    return "--date-format " + (pattern.matches("\\S*") ? pattern : '"' + pattern + '"');
  }
}
