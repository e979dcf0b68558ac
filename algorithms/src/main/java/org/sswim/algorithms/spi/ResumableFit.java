package org.sswim.algorithms.spi;

import org.sswim.algorithms.learning.Journal;
import org.sswim.classification.ClassModel;
import org.sswim.classifiers.ClassCandidate;
import org.sswim.linalg.Workers;
import org.sswim.sequences.LabelledSequences;

/**
 * Trains in epochs and saves its state after each; a training that was interrupted goes on to the
 * same bits.
 *
 * @param <O> record of its options
 * @param <M> what it trains
 */
public interface ResumableFit<O extends Record, M extends ClassModel> extends ClassFit<O> {
  /**
   * Trains, from where the journal says; see {@link ClassFit}.
   *
   * @param journal of this training
   */
  M fit(
      LabelledSequences train,
      O options,
      long seed,
      Workers workers,
      ClassCandidate.Watch watch,
      Journal journal);

  @Override
  default M fit(
      LabelledSequences train, O options, long seed, Workers workers, ClassCandidate.Watch watch) {
    return fit(train, options, seed, workers, watch, Journal.none());
  }
}
