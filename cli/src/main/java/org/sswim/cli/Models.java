package org.sswim.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.Catalogue;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.OtherFile;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Candidates;
import org.sswim.comparison.Task;
import org.sswim.options.Nearest;
import org.sswim.options.Settings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/**
 * Which candidates a command compares: those of the library, and those of other jars.
 *
 * @param <T> what they are fitted to
 * @param <F> what is fitted
 */
final class Models<T extends Task<T>, F> extends SharedOptions {
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
  List<Candidate<T, F>> chosen() {
    boolean asked =
        command().given().stream().anyMatch(option -> option.longestName().equals(OPTION));
    Candidates<T, F> all = all();
    List<Candidate<T, F>> named = command().asked(OPTION + ": ", () -> named(all));
    return command().asked(() -> fitting(all, named, asked, command().console()));
  }

  private List<Candidate<T, F>> named(Candidates<T, F> all) {
    List<String> labels = List.of(names.strip().split("\\s*,\\s*", -1));
    for (Experiment<?> one : Catalogue.of(Experiment.class)) {
      not(labels.stream().anyMatch(label -> label.split(":", 2)[0].equals(one.name())))
          .or(
              "%s: %2$s is an experiment, and no model: run 'sswim algorithms run %2$s'",
              OPTION, one.name());
    }
    List<Candidate<T, F>> named =
        sweep.swept(labels, all::settings).stream().map(all::named).toList();
    Set<String> seen = new HashSet<>();
    for (Candidate<T, F> model : named) {
      not(!seen.add(model.label()))
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

  /** Settings with several values that are compared. */
  static final class SweepMixin extends SharedOptions {
    private static final String SWEEP = "--sweep";

    /** Rows of a table that nobody could read, or wait for. */
    private static final int MOST = 10_000;

    @Option(names = SWEEP, paramLabel = "PATH=VALUE[,...]")
    private List<String> texts = List.of();

    /**
     * A setting and its values.
     *
     * @param path of the setting
     * @param values as they are written
     */
    record Sweep(String path, List<String> values) {

      /** The texts that set it. */
      Stream<String> settings() {
        return values.stream().map(value -> path + "=" + value);
      }
    }

    /** All that were given. */
    List<Sweep> sweeps() {
      List<Sweep> sweeps = new ArrayList<>();
      for (String text : texts) {
        String[] parts = text.split("=", 2);
        not(parts.length < 2 || parts[0].isBlank())
            .or(SWEEP + " must be PATH=VALUE,VALUE, such as neurons=200,400; got '" + text + "'");
        not(sweeps.stream().anyMatch(other -> other.path.equals(parts[0].strip())))
            .or(SWEEP + " " + parts[0].strip() + " is given twice: join all values by commas");
        sweeps.add(
            new Sweep(
                parts[0].strip(),
                Stream.of(parts[1].split(",", -1)).map(String::strip).distinct().toList()));
      }
      return sweeps;
    }

    /**
     * Names of models, those with a setting of a sweep once for each of its values.
     *
     * @param labels names with settings behind them, or not
     * @param settings what can be set of one
     */
    List<String> swept(List<String> labels, Function<String, Settings> settings) {
      List<String> swept = labels;
      for (Sweep sweep : sweeps()) {
        long most = (long) swept.size() * sweep.values.size();
        not(most > MOST)
            .or(
                "%s %s: there are up to %s combinations, more than %s; give fewer values",
                SWEEP, sweep.path, most, MOST);
        List<String> next = new ArrayList<>();
        for (String label : swept) {
          if (settings.apply(label).has(sweep.path)) {
            sweep.settings().forEach(text -> next.add(label + ":" + text));
          } else {
            next.add(label);
          }
        }
        not(next.equals(swept))
            .or(
                "%s %s: no model of --models has this setting%s",
                SWEEP, sweep.path, meant(sweep.path, labels, settings));
        swept = next;
      }
      return swept;
    }

    private static String meant(
        String path, List<String> labels, Function<String, Settings> settings) {
      String question =
          Nearest.question(
              path,
              labels.stream().flatMap(label -> settings.apply(label).paths().stream()).toList());
      return question.isEmpty() ? "; see --help-settings, or 'sswim algorithms NAME'" : question;
    }
  }
}
