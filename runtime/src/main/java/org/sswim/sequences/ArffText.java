package org.sswim.sequences;

import java.util.ArrayList;
import java.util.List;

/** Quoted texts and lists as ARFF writes them. */
final class ArffText {
  private ArffText() {}

  /** The parts between commas outside of quotes, as they stand. */
  static List<String> split(TextLines lines, String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',') {
        parts.add(text.substring(start, i));
        start = i + 1;
      } else if (c == '\'' || c == '"') {
        i = closing(lines, text, i);
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  /** Where the first word ends, quoted or not. */
  static int wordEnd(TextLines lines, String text) {
    if (text.startsWith("'") || text.startsWith("\"")) {
      return closing(lines, text, 0) + 1;
    }
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** The text without white space and quotes around it. */
  static String unquote(String part) {
    String text = part.strip();
    boolean quoted =
        text.length() > 1
            && (text.charAt(0) == '\'' || text.charAt(0) == '"')
            && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted
        ? text.substring(1, text.length() - 1).replace("\\'", "'").replace("\\\"", "\"")
        : text;
  }

  private static int closing(TextLines lines, String text, int open) {
    for (int i = open + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == text.charAt(open)) {
        return i;
      }
    }
    throw lines.error("has a quote that is not closed");
  }
}
