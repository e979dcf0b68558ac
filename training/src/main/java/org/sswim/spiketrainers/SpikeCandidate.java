package org.sswim.spiketrainers;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sswim.options.Auto;
import org.sswim.training.WeightSource;

/**
 * A row of a table of spiking outputs: a name and how what bears it is trained.
 *
 * @param label the name on the command line, in tables and in files
 * @param change what it changes of the options; null for {@link RateOnly}, which is not trained
 */
public record SpikeCandidate(String label, @Nullable UnaryOperator<SpikeTrainOptions> change) {
  /** Names of all that are compared where nothing else is asked. */
  public static final String USUAL = "rate-only,direct,s-swim,no-refractory,no-skip,random-no-skip";

  private static final List<SpikeCandidate> ALL =
      List.of(
          new SpikeCandidate("rate-only", null),
          new SpikeCandidate(
              "direct", options -> options.withNeurons(Auto.of(0)).withSkip(Auto.of(true))),
          new SpikeCandidate("random", options -> options.withSource(WeightSource.RANDOM)),
          new SpikeCandidate(
              "uniform-pairs", options -> options.withSource(WeightSource.UNIFORM_PAIRS)),
          new SpikeCandidate("s-swim", options -> options),
          new SpikeCandidate("no-refractory", options -> options.withRefractory(Auto.of(false))),
          new SpikeCandidate(
              "random-no-skip",
              options -> options.withSource(WeightSource.RANDOM).withSkip(Auto.of(false))),
          new SpikeCandidate("no-skip", options -> options.withSkip(Auto.of(false))));

  /**
   * The candidate of a name.
   *
   * @throws IllegalArgumentException listing the known names
   */
  public static SpikeCandidate named(String label) {
    String name = label.strip().toLowerCase(Locale.ROOT);
    return ALL.stream()
        .filter(candidate -> candidate.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown model '"
                        + label
                        + "'; known: "
                        + ALL.stream()
                            .map(SpikeCandidate::label)
                            .collect(Collectors.joining(", "))));
  }
}
