package org.sswim.tables;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How names and values from a file appear in a one-line message. */
public final class Shown {
  private static final int LONGEST = 40;
  private static final int MOST = 10;

  private Shown() {}

  /** The value in single quotes, cut to 40 characters, control characters escaped. */
  public static String value(String raw) {
    int length = raw.codePointCount(0, raw.length());
    boolean whole = length <= LONGEST;
    String cut = whole ? raw : raw.substring(0, raw.offsetByCodePoints(0, LONGEST)) + "...";
    return "'" + escape(cut) + "'";
  }

  /** The text with control and unpaired surrogate characters escaped, at full length. */
  public static String escape(String raw) {
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
  public static String column(List<String> names, int index) {
    return value(names.get(index)) + " (" + (index + 1) + ")";
  }

  /** The first ten names in quotes, and how many more there are. */
  public static String names(List<String> names) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < Math.min(MOST, names.size()); i++) {
      out.append(i == 0 ? "" : ", ").append(value(names.get(i)));
    }
    if (names.size() > MOST) {
      out.append(" and ").append(names.size() - MOST).append(" more");
    }
    return out.toString();
  }

  /** As {@link #names}, those most like a name first where not all of them are shown. */
  public static String nearest(String name, List<String> names) {
    if (names.size() <= MOST) {
      return names(names);
    }
    String wanted = start(name);
    return names(
        names.stream().sorted(Comparator.comparingInt(n -> slips(wanted, start(n)))).toList());
  }

  private static String start(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT);
    return plain.substring(0, Math.min(LONGEST, plain.length()));
  }

  /**
   * How many letters are put in, left out, exchanged, or swapped with the next to get from one word
   * to the other (optimal string alignment).
   */
  public static int slips(String one, String other) {
    int[][] slips = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        slips[i][j] = i == 0 || j == 0 ? i + j : least(slips, one, other, i, j);
      }
    }
    return slips[one.length()][other.length()];
  }

  private static int least(int[][] slips, String one, String other, int i, int j) {
    boolean same = one.charAt(i - 1) == other.charAt(j - 1);
    int least =
        Math.min(
            slips[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
  }
}
