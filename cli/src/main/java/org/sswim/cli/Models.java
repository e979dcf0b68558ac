package org.sswim.cli;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.Catalogue;
import org.sswim.classifiers.ClassCandidates;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Candidates;
import org.sswim.comparison.Task;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;
import org.sswim.evaluation.ForecastCandidates;
import org.sswim.paneltrainers.PanelCandidates;
import org.sswim.paneltrainers.PanelFitTask;
import org.sswim.paneltrainers.PanelForecaster;
import org.sswim.spiketrainers.SpikeCandidates;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The candidates that the command line knows: those of the library, and those of other jars. */
final class Models {
  /** What the usual models of forecasts have beside those of the library. */
  static final String BESIDES = ",lightgbm";

  private static final List<Candidates.Source<?, ?>> OTHERS =
      Stream.of(
              Catalogue.entries().stream()
                  .filter(Candidates.Source.class::isInstance)
                  .<Candidates.Source<?, ?>>map(entry -> (Candidates.Source<?, ?>) entry),
              Candidates.found().stream(),
              OtherFile.sources().stream())
          .<Candidates.Source<?, ?>>flatMap(some -> some)
          .toList();

  private Models() {}

  /** Candidates, and behind them those of other jars. */
  static <T extends Task<T>, F> Candidates<T, F> and(Candidates<T, F> own) {
    return own.with(OTHERS);
  }

  /**
   * The candidates that a command names, in the order of tables; without those that cannot be
   * fitted here, unless they were asked for.
   *
   * @param names joined by commas
   */
  static <T extends Task<T>, F> List<Candidate<T, F>> chosen(
      SubCommand command, Candidates<T, F> own, String names, SweepMixin sweep) {
    return command.asked(
        "--models: ", () -> chosen(and(own), names, sweep, command, new Absent(command)));
  }

  static <T extends Task<T>, F> List<Candidate<T, F>> chosen(
      Candidates<T, F> all, String names, SweepMixin sweep, SubCommand command, Absent absent) {
    List<String> labels = List.of(names.strip().split("\\s*,\\s*", -1));
    List<Candidate<T, F>> chosen =
        sweep.swept(command, labels, all::settings).stream().map(all::named).toList();
    Set<String> seen = new HashSet<>();
    for (Candidate<T, F> model : chosen) {
      absent.add(model.name(), all.unavailable(model.name()));
      command.mistakeIf(
          !seen.add(model.label()),
          "--models names " + model.label() + " twice: leave one of them out");
    }
    return all.ordered(
        chosen.stream().filter(model -> !absent.names().contains(model.name())).toList());
  }

  /** The names of candidates, for help and completion. */
  private abstract static class Known implements Iterable<String> {
    private final Candidates<?, ?> all;

    Known(Candidates<?, ?> all) {
      this.all = all;
    }

    @Override
    public Iterator<String> iterator() {
      return all.names().iterator();
    }
  }

  static final class Forecasts extends Known {
    Forecasts() {
      super(and(ForecastCandidates.ALL));
    }
  }

  static final class Classes extends Known {
    Classes() {
      super(and(ClassCandidates.ALL));
    }
  }

  static final class Panels extends Known {
    Panels() {
      super(and(PanelCandidates.ALL));
    }
  }

  static final class Trains extends Known {
    Trains() {
      super(and(SpikeCandidates.ALL));
    }
  }

  /** Models that cannot be fitted here: left out with a line, unless they were asked for. */
  static final class Absent {
    private final boolean asked;
    private final Console console;
    private final Function<String, ? extends RuntimeException> refusal;
    private final Set<String> names = new HashSet<>();

    /** Of the models of a command. */
    Absent(SubCommand command) {
      this(
          command.given().stream().anyMatch(option -> option.longestName().equals("--models")),
          command.console(),
          command::mistake);
    }

    /**
     * Of models.
     *
     * @param asked whether they were asked for
     * @param refusal of a message, if they were
     */
    Absent(boolean asked, Console console, Function<String, ? extends RuntimeException> refusal) {
      this.asked = asked;
      this.console = console;
      this.refusal = refusal;
    }

    /**
     * Adds one, which is refused if it was asked for.
     *
     * @param reason why it cannot be fitted; null if it can
     */
    void add(String name, @Nullable String reason) {
      if (reason != null && asked) {
        throw refusal.apply(
            name + " cannot be fitted here: " + reason + "; leave it out of --models");
      }
      if (reason != null && names.add(name)) {
        console.tell(name + " is left out: " + reason);
      }
    }

    /** Those that are left out. */
    Set<String> names() {
      return names;
    }
  }

  /** Which forecasters of panels are compared. */
  static final class OfPanels {
    @Option(
        names = "--models",
        paramLabel = "NAME[,...]",
        completionCandidates = Models.Panels.class)
    private String names = String.join(",", PanelCandidates.ALL.names()) + Models.BESIDES;

    @Mixin private SweepMixin sweep = new SweepMixin();

    /** See {@link Models#chosen}. */
    List<Candidate<PanelFitTask, PanelForecaster>> chosen(SubCommand command) {
      return Models.chosen(command, PanelCandidates.ALL, names, sweep);
    }
  }

  /** Which forecasters are compared. */
  static final class OfForecasts {
    @Option(
        names = "--models",
        paramLabel = "NAME[,...]",
        completionCandidates = Models.Forecasts.class)
    private String names;

    @Mixin private SweepMixin sweep = new SweepMixin();

    /** Those of some names unless others are asked for. */
    OfForecasts(String usual) {
      names = usual;
    }

    /** See {@link Models#chosen}. */
    List<Candidate<FitTask, Fitted>> chosen(SubCommand command) {
      return Models.chosen(command, ForecastCandidates.ALL, names, sweep);
    }
  }
}
