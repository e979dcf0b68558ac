package org.sswim.report;

import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Which of many things are shown. */
final class Picks {
  private Picks() {}

  /** So many numbers at even distances among those below a count, or all. */
  static IntStream spread(int count, int most) {
    int some = Math.min(count, most);
    return IntStream.range(0, some).map(i -> (int) ((long) i * count / some));
  }

  /** Numbers by a figure, the least first; equals in their order. */
  static IntStream ranked(IntStream numbers, IntToDoubleFunction figure) {
    return numbers
        .boxed()
        .sorted(Comparator.comparingDouble(figure::applyAsDouble))
        .mapToInt(Integer::intValue);
  }
}
