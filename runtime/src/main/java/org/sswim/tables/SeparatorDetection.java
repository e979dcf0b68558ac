package org.sswim.tables;

import java.util.List;

/**
 * Tells from the first lines of a text what separates its cells. Semicolon, tab and | are
 * candidates if line 1 and line 2 both hold them outside of quotes. The first candidate that gives
 * every line as many cells is taken, else a comma. A text whose first line holds none of them is
 * separated by commas, whatever follows.
 */
final class SeparatorDetection {
  private static final List<Character> BESIDE_COMMA = List.of(';', '\t', '|');

  private SeparatorDetection() {}

  /** Whether the first line leaves a choice, so that more lines are needed. */
  static boolean needsMore(String first) {
    return !candidates(List.of(first)).isEmpty();
  }

  /** The separator of the lines, at least one, none of them blank. */
  static char of(List<String> lines) {
    List<Character> candidates = candidates(lines.subList(0, Math.min(2, lines.size())));
    for (char candidate : candidates) {
      if (lines.stream().mapToInt(line -> count(line, candidate)).distinct().count() == 1) {
        return candidate;
      }
    }
    boolean comma = lines.stream().limit(2).allMatch(line -> count(line, ',') > 0);
    return candidates.isEmpty() || comma ? ',' : candidates.get(0);
  }

  private static List<Character> candidates(List<String> lines) {
    return BESIDE_COMMA.stream()
        .filter(c -> lines.stream().allMatch(line -> count(line, c) > 0))
        .toList();
  }

  /** How often a character stands outside of quotes. */
  private static int count(String line, char separator) {
    int count = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      count += !quoted && c == separator ? 1 : 0;
    }
    return count;
  }
}
