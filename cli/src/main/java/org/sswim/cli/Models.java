package org.sswim.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.Catalogue;
import org.sswim.catalogue.Experiment;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Candidates;
import org.sswim.comparison.Task;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/**
 * Which candidates a command compares: those of the library, and those of other jars.
 *
 * @param <T> what they are fitted to
 * @param <F> what is fitted
 */
final class Models<T extends Task<T>, F> {
  /** The option. */
  static final String OPTION = "--models";

  /** What the usual models of forecasts have beside those of the library. */
  static final String BESIDES = ",lightgbm";

  private final Candidates<T, F> own;

  @Option(names = OPTION, paramLabel = "NAME[,...]")
  private String names;

  @Mixin private SweepMixin sweep = new SweepMixin();

  /**
   * Candidates of a task.
   *
   * @param usual the names, joined by commas, of those that are compared unless others are asked
   *     for
   */
  Models(Candidates<T, F> own, String usual) {
    this.own = own;
    names = usual;
  }

  private Candidates<T, F> all() {
    return own.with(
        Stream.of(
                Catalogue.entries().stream()
                    .filter(Candidates.Source.class::isInstance)
                    .<Candidates.Source<?, ?>>map(entry -> (Candidates.Source<?, ?>) entry),
                Candidates.found().stream(),
                OtherFile.sources().stream())
            .<Candidates.Source<?, ?>>flatMap(some -> some)
            .toList());
  }

  /** The names of all that the option of a command may be. */
  static List<String> known(OptionSpec option) {
    return ((Models<?, ?>) SettingsMixin.owner(option)).all().names();
  }

  /**
   * The candidates that are named, in the order of tables; without those that cannot be fitted
   * here, unless they were asked for.
   */
  List<Candidate<T, F>> chosen(SubCommand command) {
    boolean asked =
        command.given().stream().anyMatch(option -> option.longestName().equals(OPTION));
    Candidates<T, F> all = all();
    List<Candidate<T, F>> named = command.asked(OPTION + ": ", () -> named(command, all));
    return command.asked(() -> fitting(all, named, asked, command.console()));
  }

  private List<Candidate<T, F>> named(SubCommand command, Candidates<T, F> all) {
    List<String> labels = List.of(names.strip().split("\\s*,\\s*", -1));
    for (Experiment<?> one : Catalogue.of(Experiment.class)) {
      command
          .not(labels.stream().anyMatch(label -> label.split(":", 2)[0].equals(one.name())))
          .or(
              "%s: %2$s is an experiment, and no model: run 'sswim algorithms run %2$s'",
              OPTION, one.name());
    }
    List<Candidate<T, F>> named =
        sweep.swept(command, labels, all::settings).stream().map(all::named).toList();
    Set<String> seen = new HashSet<>();
    for (Candidate<T, F> model : named) {
      command
          .that(seen.add(model.label()))
          .or(OPTION + " names " + model.label() + " twice: leave one of them out");
    }
    return named;
  }

  /**
   * Those of some candidates that can be fitted here; a line tells of others.
   *
   * @throws IllegalArgumentException if there are others, and all were asked for
   */
  static <T extends Task<T>, F> List<Candidate<T, F>> fitting(
      Candidates<T, F> all, List<Candidate<T, F>> named, boolean asked, Console console) {
    List<Candidate<T, F>> fitting = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Candidate<T, F> model : named) {
      String name = model.name();
      @Nullable String reason = all.unavailable(name);
      if (reason == null) {
        fitting.add(model);
      } else if (asked) {
        throw new IllegalArgumentException(
            name + " cannot be fitted here: " + reason + "; leave it out of " + OPTION);
      } else if (told.add(name)) {
        console.tell(name + " is left out: " + reason);
      }
    }
    return all.ordered(fitting);
  }
}
