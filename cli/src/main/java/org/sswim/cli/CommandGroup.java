package org.sswim.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.model.InvalidModelException;
import org.sswim.model.ModelFormat;
import org.sswim.panels.ColumnSearch;
import org.sswim.panels.PanelColumns;
import org.sswim.panels.PanelFormat;
import org.sswim.panels.PanelModel;
import org.sswim.report.Report;
import picocli.CommandLine.Command;

/** Commands of a kind of data; by itself it shows which there are. */
abstract class CommandGroup extends SubCommand {
  @Override
  final @Nullable Report run() {
    usage();
    return null;
  }

  /** Commands for sequences and images that have classes. */
  @Command(
      name = "classify",
      subcommands = {
        Demo.Digits.class,
        ClassifyEvaluate.class,
        ClassifyFit.class,
        ClassifyPredict.class,
        ClassifyStream.class
      })
  static final class Classify extends CommandGroup {}

  /**
   * Commands for panels: many series of unequal length. Those for forecasts are sent on to them if
   * they are given a panel. {@code --test}, {@code --format} or {@code --id-column} say so, or the
   * first file does.
   */
  @Command(
      name = Panel.NAME,
      subcommands = {
        PanelCommand.Evaluate.class,
        PanelCommand.Backtest.class,
        PanelCommand.Fit.class,
        PanelCommand.Predict.class
      })
  static final class Panel extends CommandGroup {
    private static final String NAME = "panel";
    private static final Set<String> COMMANDS = Set.of("evaluate", "backtest", "fit", "predict");

    /**
     * The arguments, with the name of the commands for panels ahead of them where they are for one.
     */
    static String[] routed(String... arguments) {
      if (arguments.length < 2 || !COMMANDS.contains(arguments[0])) {
        return arguments;
      }
      List<String> rest = List.of(arguments).subList(1, arguments.length);
      return named(rest) || known(rest)
          ? Stream.concat(Stream.of(NAME), Stream.of(arguments)).toArray(String[]::new)
          : arguments;
    }

    private static boolean named(List<String> arguments) {
      return arguments.stream()
          .anyMatch(
              text ->
                  text.equals("--test")
                      || text.startsWith("--test=")
                      || text.startsWith("--format")
                      || text.startsWith("--id-column"));
    }

    private static boolean known(List<String> arguments) {
      for (String text : arguments) {
        if (!text.startsWith("-")) {
          try {
            Path file = Path.of(text);
            return PanelFormat.of(file, PanelColumns.USUAL) != null
                || model(file)
                || ColumnSearch.tellsApart(file);
          } catch (InvalidPathException e) {
            return false;
          }
        }
      }
      return false;
    }

    /** Whether a file is a model of a panel. */
    private static boolean model(Path file) {
      if (!Files.isRegularFile(file)) {
        return false;
      }
      try {
        return ModelFormat.of(file).holds(PanelModel.class);
      } catch (InvalidModelException e) {
        return false;
      }
    }
  }

  /** Commands for outputs that spike. */
  @Command(
      name = "spikes",
      subcommands = {SpikesEvaluate.class})
  static final class Spikes extends CommandGroup {}
}
