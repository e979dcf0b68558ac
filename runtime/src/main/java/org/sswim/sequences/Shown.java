package org.sswim.sequences;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How texts from a file appear in a one-line message. */
final class Shown {
  private static final int LONGEST = 40;
  private static final int MOST = 10;

  private Shown() {}

  /** The text in single quotes, cut to 40 characters, control characters escaped. */
  static String value(String raw) {
    StringBuilder out = new StringBuilder("'");
    raw.codePoints()
        .limit(LONGEST)
        .forEach(
            c -> {
              switch (Character.getType(c)) {
                case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    out.append(String.format(Locale.ROOT, "\\u%04x", c));
                default -> out.appendCodePoint(c);
              }
            });
    return out.append(raw.codePointCount(0, raw.length()) > LONGEST ? "...'" : "'").toString();
  }

  /** The first ten names in quotes, and how many more there are. */
  static String names(List<String> names) {
    String first = names.stream().limit(MOST).map(Shown::value).collect(Collectors.joining(", "));
    return names.size() > MOST ? first + " and " + (names.size() - MOST) + " more" : first;
  }
}
