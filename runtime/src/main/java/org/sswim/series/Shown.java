package org.sswim.series;

import java.util.List;

/** How names and values from a file appear in a one-line message. */
final class Shown {
  private static final int LONGEST = 40;
  private static final int MOST = 10;

  private Shown() {}

  /** The value in single quotes, cut to 40 characters, control characters escaped. */
  static String value(String raw) {
    String cut = raw.length() > LONGEST ? raw.substring(0, LONGEST) + "..." : raw;
    return "'" + escape(cut) + "'";
  }

  /** The text with control and unpaired surrogate characters escaped, at full length. */
  static String escape(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    raw.codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              if (type == Character.CONTROL
                  || type == Character.FORMAT
                  || type == Character.SURROGATE
                  || type == Character.LINE_SEPARATOR
                  || type == Character.PARAGRAPH_SEPARATOR) {
                out.append(String.format("\\u%04x", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  /** A column as {@code 'name' (position)}, position 1-based. */
  static String column(List<String> names, int index) {
    return value(names.get(index)) + " (" + (index + 1) + ")";
  }

  /** The first ten names in quotes, and how many more there are. */
  static String names(List<String> names) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < Math.min(MOST, names.size()); i++) {
      out.append(i == 0 ? "" : ", ").append(value(names.get(i)));
    }
    if (names.size() > MOST) {
      out.append(" and ").append(names.size() - MOST).append(" more");
    }
    return out.toString();
  }

  /** The option as it is typed: {@code --exclude a,b}, quoted where the shell needs it. */
  static String option(String option, List<String> names) {
    String list = escape(String.join(",", names));
    boolean plain =
        list.chars().allMatch(c -> Character.isLetterOrDigit(c) || ",._-".indexOf(c) >= 0);
    return option + " " + (plain ? list : "\"" + list + "\"");
  }
}
