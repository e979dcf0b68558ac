package org.sswim.classifiers;

import java.util.List;
import java.util.stream.Stream;
import org.sswim.classifiers.ClassCandidate.FittedCandidate;
import org.sswim.options.Auto;
import org.sswim.options.Settings;
import org.sswim.training.WeightSource;

/**
 * The candidates of classification, in the order of tables: {@link #standard} are S-SWIM and its
 * baselines, of which a new one is a class and a line here; {@link #with} adds those of other
 * modules, each a {@link Source} that may have settings of its own.
 */
public final class ClassCandidates {
  /** The candidates for which nothing else is asked. */
  public static final String USUAL =
      "majority,nearest-neighbour,ridge,random,uniform-pairs,pairs,s-swim";

  private final List<Source> sources;

  private ClassCandidates(List<Source> sources) {
    this.sources = List.copyOf(sources);
  }

  /** Makes candidates of a name. */
  public interface Source {
    /** The name. */
    String name();

    /**
     * The candidate.
     *
     * @param settings such as {@code steps=5}; none for the defaults
     * @throws IllegalArgumentException if one is unknown or out of range
     */
    ClassCandidate candidate(List<String> settings);

    /** What can be set. */
    Settings settings();
  }

  /** S-SWIM, its baselines, and networks trained by surrogate gradients. */
  public static ClassCandidates standard() {
    return new ClassCandidates(
        Stream.of(
                new ClassCandidate(
                    "majority", false, (train, o, w, watch) -> MajorityClass.fit(train)),
                new ClassCandidate(
                    "nearest-neighbour",
                    false,
                    (train, o, w, watch) -> NearestNeighbour.fit(train, w)),
                new ClassCandidate(
                    "ridge", false, (train, o, w, watch) -> LinearClassifier.fit(train, o, w)),
                network("random", WeightSource.RANDOM, true),
                network("uniform-pairs", WeightSource.UNIFORM_PAIRS, true),
                network("pairs", WeightSource.S_SWIM, false),
                network("s-swim", WeightSource.S_SWIM, true),
                gradients("surrogate", GradientStart.USUAL),
                gradients("random+gradient", GradientStart.RANDOM),
                gradients("s-swim+gradient", GradientStart.S_SWIM))
            .map(ClassCandidates::source)
            .toList());
  }

  private static Source source(ClassCandidate candidate) {
    return new Source() {
      @Override
      public String name() {
        return candidate.label();
      }

      @Override
      public Settings settings() {
        return candidate.spiking() ? Settings.of(ClassifierOptions.defaults()) : Settings.of();
      }

      @Override
      public ClassCandidate candidate(List<String> settings) {
        if (settings.isEmpty()) {
          return candidate;
        }
        // Refused here what is wrong; other options are known later.
        settings().withAll(settings);
        return new ClassCandidate(
            name() + ":" + String.join(":", settings),
            candidate.spiking(),
            (train, options, workers, watch) ->
                candidate.fit().fit(train, Settings.applied(options, settings), workers, watch));
      }
    };
  }

  /** These and others behind them. */
  public ClassCandidates with(List<? extends Source> others) {
    return new ClassCandidates(Stream.concat(sources.stream(), others.stream()).toList());
  }

  /** A network; without a choice of neurons all that are drawn are kept. */
  private static ClassCandidate network(String label, WeightSource source, boolean choice) {
    return new ClassCandidate(
        label,
        true,
        (train, options, workers, watch) -> {
          ClassifierOptions own = options.withSource(source);
          return FittedCandidate.of(
              new ClassifierTrainer(choice ? own : own.withOversampling(Auto.of(1)), workers)
                  .telling(watch::at)
                  .fit(train),
              workers);
        });
  }

  /** A network that is trained by gradients. */
  private static ClassCandidate gradients(String label, GradientStart start) {
    return new ClassCandidate(
        label,
        true,
        (train, options, workers, watch) ->
            FittedCandidate.of(
                new GradientClassifierTrainer(options, workers).fit(train, start, watch).fit(),
                workers));
  }

  /** The names of all, in the order of tables. */
  public List<String> names() {
    return sources.stream().map(Source::name).toList();
  }

  /**
   * Some of them.
   *
   * @param labels joined by commas, such as {@link #USUAL}
   * @throws IllegalArgumentException if a name is unknown, listing those that are not
   */
  public List<ClassCandidate> list(String labels) {
    return Stream.of(labels.split(",", -1)).map(this::named).toList();
  }

  /**
   * The candidate of a name.
   *
   * @param label the name, and behind it settings, each after a colon: {@code dsr:steps=5:level=1}
   * @throws IllegalArgumentException if the name is unknown, listing those that are not, or a
   *     setting is refused
   */
  public ClassCandidate named(String label) {
    List<String> parts = List.of(label.split(":", -1));
    return source(parts.get(0)).candidate(parts.subList(1, parts.size()));
  }

  /**
   * What can be set of a candidate.
   *
   * @throws IllegalArgumentException if its name is unknown, listing those that are not
   */
  public Settings settings(String name) {
    return source(name).settings();
  }

  private Source source(String name) {
    return sources.stream()
        .filter(source -> source.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown model '" + name + "'; known: " + String.join(", ", names())));
  }
}
