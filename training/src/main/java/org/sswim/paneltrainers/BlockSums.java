package org.sswim.paneltrainers;

import org.sswim.linalg.NormalEquations;

/**
 * The sums over some series that a read-out is solved from.
 *
 * @param windows that train
 * @param train equations of these
 * @param choose equations of the windows that choose
 */
public record BlockSums(long windows, NormalEquations train, NormalEquations choose) {

  /** Adds those of further series, in place. */
  public BlockSums with(BlockSums other) {
    train.add(other.train);
    choose.add(other.choose);
    return new BlockSums(windows + other.windows, train, choose);
  }
}
