package org.sswim.readout;

import java.util.List;
import org.sswim.linalg.NormalEquations;

/**
 * The normal equations of a fit.
 *
 * @param blocks of the training samples that all read-outs share, cut into blocks
 * @param extra of the training samples that only some read-outs have, one per read-out, or none at
 *     all where none has any
 * @param validation of the samples that choose, one per read-out
 */
public record FitEquations(
    List<NormalEquations> blocks, List<NormalEquations> extra, List<NormalEquations> validation) {

  /** The equations of some of the features; copies. */
  public FitEquations select(int[] features) {
    return new FitEquations(
        select(blocks, features), select(extra, features), select(validation, features));
  }

  /** The same with other samples that choose, one range per read-out, which never train. */
  public FitEquations choosing(List<NormalEquations> others) {
    return new FitEquations(blocks, extra, others);
  }

  private static List<NormalEquations> select(List<NormalEquations> all, int[] features) {
    return all.stream().map(e -> e.select(features)).toList();
  }

  /** Number of features. */
  public int features() {
    return blocks.get(0).features();
  }

  /** Of all shared training samples but one block; of all for -1. A copy. */
  public NormalEquations without(int block) {
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

  /** Of all samples that train a read-out but those of a block. A copy. */
  NormalEquations trainingWithout(int part, int block) {
    NormalEquations sum = without(block);
    if (!extra.isEmpty()) {
      sum.add(extra.get(part));
    }
    return sum;
  }

  /** Of all samples that train a read-out, with those that chose or without. A copy. */
  NormalEquations training(int part, boolean refit) {
    NormalEquations sum = trainingWithout(part, -1);
    if (refit) {
      sum.add(validation.get(part));
    }
    return sum;
  }
}
