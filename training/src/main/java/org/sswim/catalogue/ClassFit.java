package org.sswim.catalogue;

import org.sswim.classification.ClassModel;
import org.sswim.sequences.LabelledSequences;

/**
 * Trains a network on labelled vectors, images or sequences. Stateless; equal options, data and
 * seed train equal models, whatever the number of workers.
 *
 * @param <O> record of its options
 */
@FunctionalInterface
public interface ClassFit<O extends Record> {

  /**
   * Trains.
   *
   * @param train with the class of every sequence
   * @param options of the algorithm
   * @return the network in the form in which it is simulated
   * @throws IllegalArgumentException if it can do nothing with such data
   */
  ClassModel fit(LabelledSequences train, O options, FitContext context);
}
