package org.sswim.readout;

import java.util.ArrayList;
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

  /** The same without a block. */
  FitEquations without(int block) {
    List<NormalEquations> others = new ArrayList<>(blocks);
    others.remove(block);
    return new FitEquations(others, extra, validation);
  }

  /**
   * Of the samples that train a read-out, with those that chose or without. A copy.
   *
   * @param part number of the read-out
   */
  public NormalEquations training(int part, boolean refit) {
    List<NormalEquations> parts = new ArrayList<>(blocks);
    if (!extra.isEmpty()) {
      parts.add(extra.get(part));
    }
    if (refit) {
      parts.add(validation.get(part));
    }
    return NormalEquations.sum(parts);
  }
}
