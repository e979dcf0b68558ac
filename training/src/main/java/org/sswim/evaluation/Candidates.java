package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.Start;
import org.sswim.forecasters.ValueOptions;
import org.sswim.gradient.GradientOptions;
import org.sswim.options.Auto;
import org.sswim.options.Settings;
import org.sswim.series.ValueTransform;
import org.sswim.training.SSwimOptions;
import org.sswim.training.WeightSource;

/**
 * Every candidate, in the order of tables: the one place that knows them all. A new baseline is a
 * class and a line here.
 *
 * <p>Every network stands here as the task has it, with skip synapses where left-out windows ask
 * for them, and, behind its like, with outputs that see spikes only: under the same name with
 * {@code -spikes} behind that of the network.
 */
public final class Candidates {
  /** The candidates of a comparison for which nothing else is asked. */
  public static final String USUAL =
      "persistence,seasonal-naive,ridge,random,uniform-pairs,s-swim,s-swim-spikes";

  private static final String GRADIENT = "+gradient";
  private static final String SPIKES = "-spikes";

  private static final List<Candidate> ALL = new ArrayList<>();

  static {
    ALL.add(Candidate.of("persistence", task -> SeasonalNaive.persistence()));
    ALL.add(Candidate.of("seasonal-naive", task -> new SeasonalNaive(task.season())));
    ALL.add(Candidate.of("drift", task -> new DriftForecaster()));
    ALL.add(Candidate.of("mean", MeanForecaster::of));
    ALL.add(Candidate.of("theta", ThetaForecaster::fit));
    ALL.add(new Candidate("ridge", Candidate.Kind.PLAIN, false, RidgeBaseline::fit));
    networks(
        solved("random", WeightSource.RANDOM),
        solved("uniform-pairs", WeightSource.UNIFORM_PAIRS),
        solved("s-swim", WeightSource.S_SWIM));
    ALL.addAll(
        List.of(
            published("random-published", WeightSource.RANDOM),
            published("uniform-published", WeightSource.UNIFORM_PAIRS),
            published("s-swim-published", WeightSource.S_SWIM)));
    WeightSource.added().forEach(source -> networks(solved(source.label(), source)));
    networks(
        trained("gradient-default", Start.DEFAULT),
        trained("gradient-random", Start.RANDOM),
        trained("random" + GRADIENT, Start.RANDOM_SOLVED),
        trained("s-swim" + GRADIENT, Start.S_SWIM));
  }

  /** What this product is about. */
  public static final Candidate S_SWIM = named("s-swim");

  private Candidates() {}

  /** Makes candidates of a name: how other modules add theirs to a table. */
  public interface Source {
    /** The name. */
    String name();

    /**
     * The candidate.
     *
     * @param settings such as {@code filters=50}; none for the defaults
     * @throws IllegalArgumentException if one is unknown or out of range
     */
    Candidate candidate(List<String> settings);

    /** What can be set. */
    default Settings settings() {
      return Settings.of();
    }

    /** Why it cannot be fitted here; null if it can. */
    default @Nullable String unavailable() {
      return null;
    }
  }

  private static Candidate solved(String label, WeightSource source) {
    SolvedNetworks fit = new SolvedNetworks(source, task -> task);
    return new Candidate(label, Candidate.Kind.SOLVED, false, fit);
  }

  /** The published algorithm, or its baseline with weights of another source. */
  private static Candidate published(String label, WeightSource source) {
    SolvedNetworks fit =
        new SolvedNetworks(source, task -> task.joint().with(published(task.training())));
    return new Candidate(label, Candidate.Kind.SOLVED, true, fit);
  }

  /**
   * Its options, of the size and seed that are asked for; windows and outputs are relative to an
   * observed row where windows are to be.
   */
  private static ForecastOptions published(ForecastOptions asked) {
    SSwimOptions size = asked.network();
    ValueOptions values = asked.values();
    boolean relative = asked.relativeInput().or(false);
    return ForecastOptions.published()
        .withRelativeInput(Auto.of(relative))
        .withRelativeTarget(relative)
        .withValues(
            values.given()
                ? values.withTransform(Auto.of(ValueTransform.NONE))
                : ValueOptions.unlimited())
        .withNetwork(
            network ->
                network
                    .withNeurons(size.neurons())
                    .withLayers(size.layers())
                    .withWidths(size.widths())
                    .withSeed(size.seed()));
  }

  private static Candidate trained(String label, Start start) {
    return new Candidate(label, Candidate.Kind.GRADIENT, false, new GradientNetworks(start));
  }

  private static void networks(Candidate... candidates) {
    ALL.addAll(List.of(candidates));
    for (Candidate candidate : candidates) {
      String label = candidate.label();
      int end = label.length() - (label.endsWith(GRADIENT) ? GRADIENT.length() : 0);
      ALL.add(
          new Candidate(
              label.substring(0, end) + SPIKES + label.substring(end),
              candidate.kind(),
              true,
              (task, watch) -> candidate.fit().fit(task.withSpikesOnly(), watch)));
    }
  }

  /** All of them. */
  public static List<Candidate> all() {
    return List.copyOf(ALL);
  }

  /**
   * Some of them.
   *
   * @param labels joined by commas, such as {@link #USUAL}
   * @throws IllegalArgumentException if a name is unknown, listing those that are not
   */
  public static List<Candidate> list(String labels) {
    return Stream.of(labels.split(",", -1)).map(Candidates::named).toList();
  }

  /** Where those that are trained by gradients start, each once. */
  public static List<Start> starts() {
    return ALL.stream()
        .map(Candidate::fit)
        .filter(GradientNetworks.class::isInstance)
        .map(fit -> ((GradientNetworks) fit).start())
        .distinct()
        .toList();
  }

  /**
   * The candidate of a name.
   *
   * @param label the name, and behind it settings, each after a colon: {@code s-swim:neurons=200}
   * @throws IllegalArgumentException listing the known names, or if a setting is refused
   */
  public static Candidate named(String label) {
    List<String> parts = List.of(label.split(":", -1));
    Candidate candidate = plain(parts.get(0));
    List<String> settings = parts.subList(1, parts.size());
    settings(parts.get(0)).withAll(settings);
    return settings.isEmpty()
        ? candidate
        : new Candidate(
            label,
            candidate.kind(),
            candidate.spikesOnly(),
            new Changed(candidate.fit(), settings));
  }

  /**
   * What can be set of a candidate: networks' options, and those of training by gradients.
   *
   * @throws IllegalArgumentException listing the known names
   */
  public static Settings settings(String name) {
    return switch (plain(name).kind()) {
      case PLAIN, SEEDED -> Settings.of();
      case SOLVED -> Settings.of(ForecastOptions.defaults());
      case GRADIENT -> Settings.of(ForecastOptions.defaults(), GradientOptions.defaults());
    };
  }

  private static Candidate plain(String name) {
    return ALL.stream()
        .filter(candidate -> candidate.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown model '"
                        + name
                        + "'; known: "
                        + ALL.stream().map(Candidate::label).collect(Collectors.joining(", "))));
  }

  /** Equal for equal settings, as candidates that are named twice stand in a table once. */
  private record Changed(Candidate.Fit fit, List<String> settings) implements Candidate.Fit {
    @Override
    public Fitted fit(FitTask task, Candidate.Watch watch) {
      return fit.fit(task.set(settings), watch);
    }
  }
}
