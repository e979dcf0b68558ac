package org.sswim.classification;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Provenance;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.RunLimits;
import org.sswim.network.SpikingNetwork;
import org.sswim.sequences.Grid;
import org.sswim.stored.Axes;
import org.sswim.stored.Limited;
import org.sswim.stored.Withers;

/**
 * A trained network that names the class of a sequence, a vector or an image; immutable, to be
 * shared by threads.
 *
 * <p>A sequence is cut into as many equal sections as there are read-out banks. The features are
 * the mean rates of the neurons in each section, as if a bank that outlasts any section saw the
 * spikes. Of T steps, section s of S holds those from {@code floor(s T / S)} to before {@code
 * floor((s + 1) T / S)}, at least one. The outputs are evidence for each class, and their softmax
 * its probability. Skip connections, where there are some, add to the evidence in proportion to the
 * mean of each input over each section.
 *
 * @param classes names, each once; the order of the outputs: {@code [classes]}, at least 2
 * @param coding how sequences reach the network
 * @param signalNames a name for each signal of a step; none where they have none
 * @param grid where the signals are pixels; null for others
 * @param network its inputs are those of the coding and its outputs are the classes. It has no skip
 *     connections of its own. Its read-out banks are exponential, without delay, of at least
 *     {@value #SHORTEST_SUPPORT} steps
 * @param skip weights of the skip connections, row-major {@code [skip sections][inputs][classes]},
 *     of any number of equal sections; empty if the model has no skip connections
 * @param early how far the evidence is trusted before the end of a sequence
 * @param provenance where it came from
 */
@Withers
public record ClassifierModel(
    List<String> classes,
    InputCoding coding,
    List<String> signalNames,
    @Nullable Grid grid,
    SpikingNetwork network,
    @Axes({"inputs", "classes"}) float[] skip,
    EarlyTrust early,
    Provenance provenance)
    implements ClassifierModelBuilder.With, ClassModel, Limited {

  /** A bank of so many steps holds the mean of all. */
  static final int SHORTEST_SUPPORT = 10_000;

  /** Steps by which sequences are counted, which a model says nothing of. */
  private static final int USUAL_STEPS = 100;

  /** A classifier without skip connections, whose evidence is always trusted. */
  public ClassifierModel(
      List<String> classes,
      InputCoding coding,
      List<String> signalNames,
      @Nullable Grid grid,
      SpikingNetwork network,
      Provenance provenance) {
    this(classes, coding, signalNames, grid, network, new float[0], EarlyTrust.ALWAYS, provenance);
  }

  /** Checks that the parts fit each other. */
  public ClassifierModel {
    classes = List.copyOf(classes);
    signalNames = List.copyOf(signalNames);
    ClassModel.requireNames(classes, signalNames, grid, coding.signals());
    Checks.that(network.outputs() == classes.size())
        .or(
            "a network for %s classes needs as many outputs; got %s",
            classes.size(), network.outputs());
    Checks.that(network.skip() == null && network.hidden().input().context() == 0)
        .or("classifiers have neither skip connections nor context");
    ReadoutBanks banks = network.hidden().banks();
    Checks.that(
            banks.kernel().equals(Kernels.EXPONENTIAL)
                && !Arrays.stream(banks.delay()).anyMatch(delay -> delay != 0)
                && lasting(banks))
        .or(
            "the read-out of a classifier has exponential kernels without delay, of at least %s"
                + " steps; got %s, delays %s and supports %s",
            SHORTEST_SUPPORT,
            banks.kernel().name(),
            Arrays.toString(banks.delay()),
            Arrays.toString(banks.support()));
    Checks.that(network.hidden().input().signals() == coding.inputs())
        .or(
            "the network must have the %s signals of the coding; got %s",
            coding.inputs(), network.hidden().input().signals());
    long synapses = (long) coding.inputs() * classes.size();
    Checks.that(skip.length % synapses == 0)
        .or("a section has %s skip connections; got %s in all", synapses, skip.length);
    Checks.finite("skip connections", skip);
  }

  private static boolean lasting(ReadoutBanks banks) {
    for (float support : banks.support()) {
      if (support < SHORTEST_SUPPORT) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void requireLimits(long memory) {
    HiddenNetwork hidden = network.hidden();
    // Kernels are exponential and cost the same at any support.
    RunLimits.requireShort(hidden, ReadoutBanks.LONGEST_SUPPORT);
    InputLayer input = hidden.input();
    double values = (double) input.taps() * input.rowWidth() + RunLimits.filters(hidden);
    int steps = shown() > 0 ? shown() : coding.scan() != null ? coding.scan().steps() : USUAL_STEPS;
    RunLimits.requireRun(
        "a classifier", values, steps * RunLimits.step(hidden), RunLimits.ofARun(memory));
  }

  /**
   * Adds what the skip connections say.
   *
   * @param means of the inputs over each section: {@code [skip sections][inputs]}
   * @param evidence changed: {@code [classes]}
   */
  public void addSkip(float[] means, float[] evidence) {
    int outputs = evidence.length;
    for (int j = 0; j < skip.length / outputs; j++) {
      for (int k = 0; k < outputs; k++) {
        evidence[k] += means[j] * skip[j * outputs + k];
      }
    }
  }

  /** Number of sections whose inputs the skip connections see; 0 for none. */
  public int skipSections() {
    return skip.length / (coding.inputs() * classes.size());
  }

  @Override
  public int signals() {
    return coding.signals();
  }

  @Override
  public int shown() {
    return coding.shown();
  }

  @Override
  public int neurons() {
    return network.hidden().neurons();
  }

  @Override
  public SequenceClassifier newClassifier() {
    return new Classifier(this);
  }

  @Override
  public ClassStream newStream() {
    return new StreamingClassifier(this);
  }

  @Override
  public long parameters() {
    return network.parameters() + skip.length;
  }

  /** Number of sections of a sequence whose rates are told apart. */
  public int sections() {
    return network.hidden().banks().banks();
  }
}
