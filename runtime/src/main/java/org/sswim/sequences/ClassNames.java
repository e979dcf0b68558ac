package org.sswim.sequences;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of classes in an order that does not depend on the order of the sequences. */
final class ClassNames {
  private static final Comparator<String> ORDER =
      Comparator.comparing((String name) -> Double.isNaN(Numbers.parseDouble(name)))
          .thenComparingDouble(Numbers::parseDouble)
          .thenComparing(Comparator.naturalOrder());

  private ClassNames() {}

  /** The distinct names: numbers by value, then other names by their characters. */
  static List<String> sorted(Collection<String> names) {
    return names.stream().distinct().sorted(ORDER).toList();
  }

  /** Where each class stands. */
  static Map<String, Integer> places(List<String> classes) {
    Map<String, Integer> places = new HashMap<>();
    for (String name : classes) {
      places.put(name, places.size());
    }
    return places;
  }

  /** The place of each name in {@code classes}, which has all of them. */
  static int[] labels(List<String> names, List<String> classes) {
    Map<String, Integer> places = places(classes);
    return names.stream().mapToInt(places::get).toArray();
  }
}
