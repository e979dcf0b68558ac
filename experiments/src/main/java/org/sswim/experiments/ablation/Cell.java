package org.sswim.experiments.ablation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.options.RecordFields;

/**
 * One finished cell of an ablation: a variant and a seed, all horizons.
 *
 * @param key what the figures depend on, see {@link Ablation}
 * @param build the build that trained it, see {@link Build}
 * @param variant the settings as text, for whoever reads the file
 * @param seed the seed
 * @param plan the plan by path, as {@link org.sswim.options.OptionsJson#leaves} writes it
 * @param seconds wall-clock time of sampling the network and fitting its read-outs
 * @param neurons hidden neurons
 * @param spikeRate spikes per neuron and step
 * @param entropy normalised entropy of the pair density, by layer; empty for random weights
 * @param effectiveSampleSize effective sample size of the pair density, likewise
 * @param outcomes one per horizon
 */
public record Cell(
    String key,
    String build,
    String variant,
    long seed,
    Map<String, @Nullable Object> plan,
    double seconds,
    int neurons,
    double spikeRate,
    List<Double> entropy,
    List<Double> effectiveSampleSize,
    List<Outcome> outcomes) {

  /** Copies the collections. */
  public Cell {
    plan = Collections.unmodifiableMap(new LinkedHashMap<>(plan));
    entropy = List.copyOf(entropy);
    effectiveSampleSize = List.copyOf(effectiveSampleSize);
    outcomes = List.copyOf(outcomes);
  }

  /** The outcome at a horizon. */
  public Outcome at(int horizon) {
    return outcomes.stream().filter(o -> o.horizon() == horizon).findFirst().orElseThrow();
  }

  /** Whether the classes that run now trained it, as far as that can be told. */
  public boolean ofThisBuild() {
    return build.equals(Build.current());
  }

  /** The same figures for another variant that trains the same. */
  Cell as(String otherKey, Variant other) {
    return RecordFields.with(RecordFields.with(this, "key", otherKey), "variant", other.text());
  }

  /**
   * The result of a cell at one horizon.
   *
   * @param horizon O
   * @param rse root relative squared error of the test windows, see {@link
   *     org.sswim.evaluation.Metrics}
   * @param r2 coefficient of determination
   * @param mse mean squared error
   * @param mae mean absolute error
   * @param validationError mean squared error on left-out windows, weighted by channel, on the
   *     standardised scale
   * @param penalties what left-out windows chose, see {@link
   *     org.sswim.readout.ReadoutPenalties#text}
   * @param parameters numbers that the model holds
   */
  public record Outcome(
      int horizon,
      double rse,
      double r2,
      double mse,
      double mae,
      double validationError,
      String penalties,
      long parameters) {}
}
