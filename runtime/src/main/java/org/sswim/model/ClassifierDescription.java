package org.sswim.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassifierModel;
import org.sswim.classification.Coding;
import org.sswim.classification.InputCoding;
import org.sswim.classification.View;
import org.sswim.network.Provenance;
import org.sswim.sequences.Grid;

/**
 * Everything of a classifier but its arrays: what {@code model.json} holds, and what determines the
 * shape of every array.
 *
 * @param classes their names
 * @param input how sequences reach the network
 * @param signalNames a name for each signal, or none
 * @param grid where the signals are pixels; null for others
 * @param hidden the hidden part of the network
 * @param skip sections whose inputs skip synapses see
 * @param early steps after which the evidence has a trust of its own
 * @param weights how weights are kept
 * @param provenance where the model came from
 */
record ClassifierDescription(
    List<String> classes,
    Input input,
    List<String> signalNames,
    @Nullable Grid grid,
    HiddenShape hidden,
    int skip,
    int[] early,
    WeightFormat weights,
    Provenance provenance) {

  /**
   * An {@link InputCoding} without its arrays.
   *
   * @param signals number of signals of a step as files hold it
   * @param shown steps for which a vector is shown; 0 for sequences
   * @param coding how values reach the network
   * @param views how signals are seen
   * @param trace how long traces last
   */
  record Input(int signals, int shown, Coding coding, List<View> views, int trace) {

    /** Number of means and of scales. */
    long inputs() {
      return (long) views.size() * signals;
    }
  }

  /**
   * The description of a model.
   *
   * @throws IllegalArgumentException if it has a kernel that files cannot name
   */
  static ClassifierDescription of(ClassifierModel model, WeightFormat weights) {
    InputCoding coding = model.coding();
    return new ClassifierDescription(
        model.classes(),
        new Input(
            coding.signals(), coding.shown(), coding.coding(), coding.views(), coding.trace()),
        model.signalNames(),
        model.grid(),
        HiddenShape.of(model.network().hidden()),
        model.skipSections(),
        model.early().steps(),
        weights,
        model.provenance());
  }
}
