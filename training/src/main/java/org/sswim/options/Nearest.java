package org.sswim.options;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What somebody may have meant who mistyped a name. */
public final class Nearest {
  private static final int MOST = 3;
  private static final int LETTERS_PER_SLIP = 3;
  private static final int SHORTEST = 3;

  private Nearest() {}

  /** The names that the fewest slips make of a word, or that it begins; none if none is near. */
  public static List<String> of(String word, Collection<String> names) {
    int bound = Math.max(1, word.length() / LETTERS_PER_SLIP);
    int fewest = names.stream().mapToInt(name -> slips(word, name)).min().orElse(bound);
    return names.stream()
        .distinct()
        .filter(name -> (slips(word, name) == fewest && fewest <= bound) || begin(word, name))
        .sorted(Comparator.<String>comparingInt(name -> slips(word, name)).thenComparing(n -> n))
        .limit(MOST)
        .toList();
  }

  /** {@code ; did you mean ...?}, or nothing if nothing is near. */
  public static String question(String word, Collection<String> names) {
    List<String> near = of(word, names);
    return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
  }

  /** Whether one of the two begins with the other. */
  private static boolean begin(String word, String name) {
    String one = word.replaceFirst("^-+", "");
    String other = name.replaceFirst("^-+", "");
    return Math.min(one.length(), other.length()) >= SHORTEST
        && (one.startsWith(other) || other.startsWith(one));
  }

  /**
   * How many letters are put in, left out, exchanged, or swapped with the next to get from one word
   * to the other (optimal string alignment).
   */
  private static int slips(String one, String other) {
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
