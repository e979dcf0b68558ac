package org.sswim.classification;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.network.Provenance;
import org.sswim.sequences.Grid;

/**
 * A trained spiking network that names classes, whatever its neurons: what files, commands and
 * tables ask of it. Immutable, to be shared by threads.
 */
public interface ClassModel {
  /** Names of the classes, in the order of the outputs: at least 2. */
  List<String> classes();

  /** A name for each signal of a step; none where they have none. */
  List<String> signalNames();

  /** Where the signals are pixels; null for others. */
  @Nullable Grid grid();

  /** Number of signals of a step. */
  int signals();

  /** Steps for which a vector or an image is shown; 0 for sequences. */
  int shown();

  /** Number of neurons that may fire. */
  int neurons();

  /** Number of parameters. */
  long parameters();

  /** Where it came from. */
  Provenance provenance();

  /** A new classifier of whole sequences. */
  SequenceClassifier newClassifier();

  /**
   * A new stream that has seen no step.
   *
   * @throws IllegalArgumentException if the model needs each sequence as a whole
   */
  ClassStream newStream();

  /**
   * The article and noun for it, such as "a classifier"; null for networks of S-SWIM, whose reports
   * know more.
   */
  default @Nullable Portrait portrait() {
    return null;
  }

  /**
   * Refuses names that do not fit.
   *
   * @param signals number of signals of a step
   * @throws IllegalArgumentException naming what is wrong
   */
  static void requireNames(
      List<String> classes, List<String> signalNames, @Nullable Grid grid, int signals) {
    Checks.that(classes.size() >= 2 && new HashSet<>(classes).size() >= classes.size())
        .or("there must be 2 classes or more, each once: %s", classes);
    Checks.that(signalNames.isEmpty() || signalNames.size() == signals)
        .or("%s signals need as many names; got %s", signals, signalNames.size());
    long pixels = grid == null ? signals : (long) grid.height() * grid.width();
    Checks.that(pixels == signals)
        .or("an image of %s pixels needs as many signals; got %s", pixels, signals);
  }
}
