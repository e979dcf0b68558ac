package org.sswim.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.sswim.training.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code sswim} command. */
@Command(
    name = "sswim",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    scope = ScopeType.INHERIT,
    sortOptions = false,
    description = {
      "Forecasts time series, and names the classes of sequences and images, with spiking networks",
      "trained without gradients."
    },
    footer = {
      "",
      "To begin: ./sswim demo",
      "Exit status: 0 done, 2 for a mistake in the call or data, 1 for a bug."
    },
    subcommands = {
      DemoCommand.class,
      ClassifyCommand.class,
      PanelCommand.class,
      SpikesCommand.class,
      EvaluateCommand.class,
      CompareStartsCommand.class,
      AblateCommand.class,
      BacktestCommand.class,
      FitCommand.class,
      TrainCommand.class,
      PredictCommand.class,
      StreamCommand.class,
      ExplainCommand.class,
      InspectCommand.class,
      PruneCommand.class,
      ExportCommand.class,
      NirCommand.class,
      BenchCommand.class
    })
public final class Main implements Runnable, SubCommand.Parent {
  private static final int WIDTH = 100;

  private final Console console;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  Main(Console console) {
    this.console = console;
  }

  /** Runs the command line and ends the process with its exit status. */
  public static void main(String[] arguments) {
    // For libraries that print numbers, such as the progress bar.
    Locale.setDefault(Locale.ROOT);
    StandardOutput output = new StandardOutput();
    Console console = Console.standard(output);
    int status = run(console, arguments);
    console.out().flush();
    String problem = output.problem();
    if (status == 0 && problem != null) {
      new ErrorHandling(console).print("cannot write to standard output: " + problem);
      status = ErrorHandling.MISTAKE;
    }
    System.exit(status);
  }

  /** Runs the command line and returns its exit status. */
  static int run(Console console, String... arguments) {
    ErrorHandling errors = new ErrorHandling(console);
    CommandLine line =
        new CommandLine(new Main(console))
            .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
            .setParameterExceptionHandler(errors)
            .setExecutionExceptionHandler(errors)
            .setExpandAtFiles(false)
            .setUsageHelpWidth(WIDTH);
    try {
      return line.execute(PanelRoute.of(arguments));
    } catch (OutOfMemoryError | LinkageError | StackOverflowError | AssertionError e) {
      return errors.handle(e);
    }
  }

  @Override
  public Console console() {
    return console;
  }

  @Override
  public void run() {
    spec.commandLine().usage(console.out());
  }

  /** Asks for the version only when it is wanted. */
  static final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"sswim " + Version.current()};
    }
  }
}
