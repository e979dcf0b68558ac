package org.sswim.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sswim.model.InvalidModelException;
import org.sswim.model.ModelFormat;
import org.sswim.panels.PanelColumns;
import org.sswim.panels.PanelFormat;
import org.sswim.panels.PanelModel;

/**
 * Sends the commands for forecasts on to those for panels if they are given a panel. {@code
 * --test}, {@code --format} or {@code --id-column} say so, or the first file does.
 */
final class PanelRoute {
  private static final Set<String> COMMANDS = Set.of("evaluate", "backtest", "fit", "predict");

  private PanelRoute() {}

  /**
   * The arguments, with the name of the commands for panels ahead of them where they are for one.
   */
  static String[] of(String... arguments) {
    if (arguments.length < 2 || !COMMANDS.contains(arguments[0])) {
      return arguments;
    }
    List<String> rest = List.of(arguments).subList(1, arguments.length);
    return named(rest) || known(rest)
        ? Stream.concat(Stream.of(CommandGroup.Panel.NAME), Stream.of(arguments))
            .toArray(String[]::new)
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
          return PanelFormat.of(file, PanelColumns.USUAL) != null || model(file);
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
