package org.sswim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sswim.options.Nearest;
import org.sswim.options.Settings;
import picocli.CommandLine.Option;

/** Settings with several values that are compared. */
final class SweepMixin {
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
  List<Sweep> sweeps(SubCommand command) {
    List<Sweep> sweeps = new ArrayList<>();
    for (String text : texts) {
      String[] parts = text.split("=", 2);
      command
          .not(parts.length < 2 || parts[0].isBlank())
          .or(SWEEP + " must be PATH=VALUE,VALUE, such as neurons=200,400; got '" + text + "'");
      command
          .not(sweeps.stream().anyMatch(other -> other.path.equals(parts[0].strip())))
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
  List<String> swept(SubCommand command, List<String> labels, Function<String, Settings> settings) {
    List<String> swept = labels;
    for (Sweep sweep : sweeps(command)) {
      long most = (long) swept.size() * sweep.values.size();
      command
          .not(most > MOST)
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
      command
          .not(next.equals(swept))
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
