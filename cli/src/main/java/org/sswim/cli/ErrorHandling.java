package org.sswim.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.model.InvalidModelException;
import org.sswim.nir.NirException;
import org.sswim.sequences.InvalidSequencesException;
import org.sswim.series.InvalidSeriesException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns whatever goes wrong into one line on standard error and an exit status: 2 for what the user
 * can mend, 1 for what only we can.
 */
final class ErrorHandling implements IParameterExceptionHandler, IExecutionExceptionHandler {
  /** The user's mistake. */
  static final int MISTAKE = 2;

  /** Ours. */
  static final int BUG = 1;

  private static final String DEBUG = "sswim.debug";
  private static final int MIB = 20;

  private final Console console;

  ErrorHandling(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    List<String> unknown = command.getUnmatchedArguments();
    // A misspelt option is why another one is missing.
    ParameterException problem =
        e instanceof MissingParameterException && !unknown.isEmpty()
            ? new UnmatchedArgumentException(command, unknown)
            : e;
    List<String> similar =
        problem instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.<String>of();
    print(
        problem.getMessage()
            + (similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?")
            + " (see "
            + command.getCommandSpec().qualifiedName()
            + " --help)");
    trace(e);
    return MISTAKE;
  }

  @Override
  public int handleExecutionException(
      Exception e, CommandLine commandLine, @Nullable ParseResult parsed) {
    return handle(
        e instanceof InvalidSeriesException unusable
            ? new Cures(commandLine.getCommandSpec()).cured(unusable)
            : e);
  }

  /** Reports anything that was thrown while a command ran. */
  int handle(Throwable e) {
    trace(e);
    if (e instanceof InvalidSeriesException
        || e instanceof InvalidModelException
        || e instanceof InvalidSequencesException
        || e instanceof NirException
        || e instanceof UnusableFileException) {
      print(e.getMessage());
      return MISTAKE;
    }
    if (e instanceof OutOfMemoryError) {
      print(
          "out of memory with "
              + (Runtime.getRuntime().maxMemory() >> MIB)
              + " MiB; set JAVA_TOOL_OPTIONS=-Xmx4g or more, or choose fewer neurons, channels or a"
              + " shorter horizon");
      return MISTAKE;
    }
    print(e + "; this is a bug, please report it with JAVA_TOOL_OPTIONS=-D" + DEBUG + "=true");
    return BUG;
  }

  /** Prints an error as one line, whatever it holds. */
  void print(@Nullable String message) {
    String line = String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " ");
    // What a file or the shell hands over must not steer the terminal.
    console.err().println("sswim: " + line.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?"));
  }

  private void trace(Throwable e) {
    if (Boolean.getBoolean(DEBUG)) {
      e.printStackTrace(console.err());
    }
  }
}
