package org.sswim.catalogue;

import org.sswim.classifiers.ClassWatch;
import org.sswim.gradient.Journal;
import org.sswim.linalg.Workers;

/**
 * The surroundings of a fit, whatever the algorithm.
 *
 * @param seed covers every draw
 * @param workers any number of them gives the same model
 * @param watch hears of the fit on its way
 * @param journal saves its state
 */
public record FitContext(long seed, Workers workers, ClassWatch watch, Journal journal) {
  /** The context of a fit that nobody watches, and that is not saved. */
  public FitContext(long seed, Workers workers) {
    this(seed, workers, (epoch, model) -> {}, Journal.none());
  }
}
