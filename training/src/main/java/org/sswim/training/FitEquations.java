package org.sswim.training;

import java.util.List;
import org.sswim.linalg.NormalEquations;

/**
 * The normal equations of a fit.
 *
 * @param blocks of the training windows that all horizons share, cut into blocks, superposed copies
 *     included
 * @param leftOut of the same windows without copies; the same list where there are none
 * @param extra of the training windows that only some horizons have, one per horizon, or none at
 *     all where no horizon has any
 * @param validation of the windows that choose, one per horizon
 * @param rest of the windows that are added to train again on all: those that choose, superposed
 *     copies included, one per horizon; the same list as {@code validation} where there are none
 */
record FitEquations(
    List<NormalEquations> blocks,
    List<NormalEquations> leftOut,
    List<NormalEquations> extra,
    List<NormalEquations> validation,
    List<NormalEquations> rest) {

  /** The equations of some of the features; copies. */
  FitEquations select(int[] features) {
    List<NormalEquations> some = select(blocks, features);
    List<NormalEquations> chosen = select(validation, features);
    return new FitEquations(
        some,
        leftOut == blocks ? some : select(leftOut, features),
        select(extra, features),
        chosen,
        rest == validation ? chosen : select(rest, features));
  }

  /** The same with other windows that choose, one range per horizon, which never train. */
  FitEquations choosing(List<NormalEquations> others) {
    return new FitEquations(blocks, leftOut, extra, others, others);
  }

  private static List<NormalEquations> select(List<NormalEquations> all, int[] features) {
    return all.stream().map(e -> e.select(features)).toList();
  }

  /** Number of features. */
  int features() {
    return blocks.get(0).features();
  }

  /** Of all shared training windows but one block; of all for -1. A copy. */
  NormalEquations without(int block) {
    NormalEquations sum = null;
    for (int b = 0; b < blocks.size(); b++) {
      if (b != block && sum == null) {
        sum = blocks.get(b).copy();
      } else if (b != block && sum != null) {
        sum.add(blocks.get(b));
      }
    }
    if (sum == null) {
      throw new IllegalArgumentException("one block alone cannot be left out");
    }
    return sum;
  }

  /** Of all windows that train for a horizon. A copy. */
  NormalEquations training(int horizon, boolean refit) {
    NormalEquations sum = without(-1);
    if (!extra.isEmpty()) {
      sum.add(extra.get(horizon));
    }
    if (refit) {
      sum.add(rest.get(horizon));
    }
    return sum;
  }
}
