package org.sswim.options;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.sswim.tables.Shown;

/** The name that somebody may have meant who mistyped one. */
public final class Nearest {
  /** So many letters make up for a slip, or tell a word that goes on. */
  private static final int LETTERS = 3;

  private Nearest() {}

  /** The names that the fewest slips make of a word, or that it begins; none if none is near. */
  public static List<String> of(String word, Collection<String> names) {
    int bound = Math.max(1, word.length() / LETTERS);
    int fewest = names.stream().mapToInt(name -> Shown.slips(word, name)).min().orElse(bound);
    return names.stream()
        .distinct()
        .filter(name -> (Shown.slips(word, name) == fewest && fewest <= bound) || begin(word, name))
        .sorted(
            Comparator.<String>comparingInt(name -> Shown.slips(word, name)).thenComparing(n -> n))
        .toList();
  }

  /** {@code ; did you mean ...?}, or nothing if nothing is near. */
  public static String question(String word, Collection<String> names) {
    List<String> near = of(word, names);
    return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
  }

  /** The same, or all names if nothing is near. */
  public static String questionOrKnown(String word, Collection<String> names) {
    return of(word, names).isEmpty()
        ? "; known: " + String.join(", ", names)
        : question(word, names);
  }

  /** Whether one of the two begins with the other. */
  private static boolean begin(String word, String name) {
    String one = word.replaceFirst("^-+", "");
    String other = name.replaceFirst("^-+", "");
    return Math.min(one.length(), other.length()) >= LETTERS
        && (one.startsWith(other) || other.startsWith(one));
  }
}
