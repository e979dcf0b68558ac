package org.sswim.readout;

import java.util.ArrayList;
import java.util.List;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.TargetChange;

/**
 * The normal equations of a fit.
 *
 * @param blocks of the training samples that all read-outs share, cut into blocks, superposed
 *     copies included
 * @param leftOut of the same samples without copies; the same list where there are none
 * @param extra of the training samples that only some read-outs have, one per read-out, or none at
 *     all where none has any
 * @param validation of the samples that choose, one per read-out
 * @param rest of the samples that are added to train again on all: those that choose, superposed
 *     copies included, one per read-out; the same list as {@code validation} where there are none
 */
public record FitEquations(
    List<NormalEquations> blocks,
    List<NormalEquations> leftOut,
    List<NormalEquations> extra,
    List<NormalEquations> validation,
    List<NormalEquations> rest) {

  /** The equations of some of the features; copies. */
  public FitEquations select(int[] features) {
    List<NormalEquations> some = select(blocks, features);
    List<NormalEquations> chosen = select(validation, features);
    return new FitEquations(
        some,
        leftOut == blocks ? some : select(leftOut, features),
        select(extra, features),
        chosen,
        rest == validation ? chosen : select(rest, features));
  }

  /** The same without superposed copies, but for those of samples that not all read-outs have. */
  FitEquations withoutCopies() {
    return new FitEquations(leftOut, leftOut, extra, validation, validation);
  }

  /**
   * The same with weights of the samples that fall with age.
   *
   * @param keep what a block weighs of what the next one does, in (0, 1]
   */
  FitEquations aged(double keep) {
    List<NormalEquations> aged = new ArrayList<>();
    for (int b = 0; b < blocks.size(); b++) {
      aged.add(blocks.get(b).scaled(Math.pow(keep, blocks.size() - b)));
    }
    return new FitEquations(aged, leftOut, extra, validation, rest);
  }

  /** The same with other samples that choose, one range per read-out, which never train. */
  public FitEquations choosing(List<NormalEquations> others) {
    return new FitEquations(blocks, leftOut, extra, others, others);
  }

  /** The same samples with other targets, without superposed copies. */
  FitEquations withTargets(List<TargetChange> changes) {
    List<NormalEquations> train = changed(leftOut, changes);
    List<NormalEquations> choose = changed(validation, changes);
    return new FitEquations(train, train, changed(extra, changes), choose, choose);
  }

  private static List<NormalEquations> changed(
      List<NormalEquations> all, List<TargetChange> changes) {
    return all.stream().map(e -> TargetChange.applied(e, changes)).toList();
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

  /** Of all samples that train a read-out. A copy. */
  NormalEquations training(int part, boolean refit) {
    NormalEquations sum = without(-1);
    if (!extra.isEmpty()) {
      sum.add(extra.get(part));
    }
    if (refit) {
      sum.add(rest.get(part));
    }
    return sum;
  }
}
