package org.sswim.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasters.Seasons;
import org.sswim.gradient.DivergedException;
import org.sswim.model.InvalidModelException;
import org.sswim.nir.NirException;
import org.sswim.options.Nearest;
import org.sswim.series.CsvOptions;
import org.sswim.series.InvalidDataException;
import org.sswim.series.SamplingInterval;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns every error into one line on standard error and an exit status. The status is 2 for an
 * error that the user can mend, and 1 for one that only we can.
 */
record ErrorHandling(Console console)
    implements IParameterExceptionHandler, IExecutionExceptionHandler {
  /** The user's mistake. */
  static final int MISTAKE = 2;

  /** Ours. */
  static final int BUG = 1;

  private static final String DEBUG = "sswim.debug";
  private static final String DATA = "--data";
  private static final String HORIZON = "--horizon";
  private static final int MIB = 20;
  private static final int MOST_MEANT = 3;
  private static final Pattern LONG_WORD = Pattern.compile("(\\S{200})\\S{200,}(\\S{100})");

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    List<String> unknown = command.getUnmatchedArguments();
    // A misspelt option is why another one is missing.
    boolean misspelt =
        !unknown.isEmpty()
            && (e instanceof UnmatchedArgumentException || e instanceof MissingParameterException);
    print(
        "%s (see %s --help)"
            .formatted(
                misspelt ? unknown(command, unknown.get(0), arguments) : message(e, arguments),
                command.getCommandSpec().qualifiedName()));
    trace(e);
    return MISTAKE;
  }

  private static @Nullable String message(ParameterException e, String... arguments) {
    String message = e.getMessage();
    return e instanceof MissingParameterException missing
        // Of two spellings the library names the longest.
        ? String.valueOf(message).replace("--horizons=", "--horizon=")
            + horizons(missing, arguments)
        : message;
  }

  /** That there is no such option or command, and which one was perhaps meant. */
  private static String unknown(CommandLine command, String argument, String... arguments) {
    CommandSpec spec = command.getCommandSpec();
    if (argument.startsWith("-")) {
      String option = argument.replaceFirst("=.*", "");
      List<String> names =
          spec.options().stream()
              .filter(known -> !known.hidden())
              .flatMap(known -> Stream.of(known.names()))
              .filter(name -> name.startsWith("--"))
              .toList();
      String set = setting(spec, option, argument, arguments);
      return "there is no option '%s'%s"
          .formatted(option, set.isEmpty() ? Nearest.question(option, names) : set);
    }
    return command.getSubcommands().isEmpty()
        ? "'%s' is one argument too many%s"
            .formatted(argument, spec.findOption(DATA) == null ? "" : "; data go after " + DATA)
        : noSuchCommand(command, argument);
  }

  /** How a setting of the name of an option is set; empty if there is none. */
  private static String setting(
      CommandSpec spec, String option, String argument, String... arguments) {
    String name = option.replaceFirst("^-+", "");
    List<String> all = List.of(arguments);
    int next = all.indexOf(argument) + 1;
    String behind =
        next > 0 && next < all.size() && !all.get(next).startsWith("-") ? all.get(next) : "VALUE";
    String value = argument.equals(option) ? behind : argument.substring(option.length() + 1);
    if (SettingsMixin.of(spec).has(name)) {
      return "; it is a setting: --set " + name + "=" + value;
    }
    List<String> meant = SettingsMixin.meant(spec, name).limit(MOST_MEANT).toList();
    return meant.isEmpty()
        ? ""
        : "; perhaps a setting: --set "
            + meant.stream().map(path -> path + "=" + value).collect(Collectors.joining(" or "));
  }

  /** That a command has no other one of a name below it, and which are near. */
  static String noSuchCommand(CommandLine command, String name) {
    Set<String> names = command.getSubcommands().keySet();
    return "there is no command '%s%s'%s%s"
        .formatted(
            command.getParent() == null ? "" : command.getCommandName() + " ",
            name,
            Nearest.question(name, names),
            Nearest.of(name, names).isEmpty() ? "; there are " + String.join(", ", names) : "");
  }

  @Override
  public int handleExecutionException(
      Exception e, CommandLine commandLine, @Nullable ParseResult parsed) {
    Cures cures = new Cures(commandLine.getCommandSpec());
    if (e instanceof InvalidModelException unusable) {
      return handle(cures.cured(unusable));
    }
    return handle(e instanceof InvalidDataException unusable ? cures.cured(unusable) : e);
  }

  /** Reports anything that was thrown while a command ran. */
  int handle(Throwable e) {
    trace(e);
    if (e instanceof InvalidDataException
        || e instanceof NirException
        || e instanceof UnusableFileException) {
      print(e.getMessage());
      return MISTAKE;
    }
    if (e instanceof DivergedException) {
      print(e.getMessage() + "; choose a lower one");
      return MISTAKE;
    }
    // Within a static initialiser it is a cause.
    if ((e.getCause() == null ? e : e.getCause()) instanceof ServiceConfigurationError broken) {
      print(
          "a jar on the class path cannot be used: "
              + broken.getMessage()
              + "; mend it or its file in META-INF/services, or leave it out");
      return MISTAKE;
    }
    if (e instanceof OutOfMemoryError) {
      print(
          ("out of memory with %s MiB; set JAVA_TOOL_OPTIONS=-Xmx4g or more, or choose fewer"
                  + " neurons, channels or a shorter horizon")
              .formatted(Runtime.getRuntime().maxMemory() >> MIB));
      return MISTAKE;
    }
    print(e + "; this is a bug, please report it with JAVA_TOOL_OPTIONS=-D" + DEBUG + "=true");
    return BUG;
  }

  /** Prints an error as one line, whatever it holds. */
  void print(@Nullable String message) {
    String whole = String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " ");
    // Names of files may have thousands of letters.
    String line = LONG_WORD.matcher(whole).replaceAll("$1…$2");
    // What a file or the shell hands over must not steer the terminal.
    console.err().println("sswim: " + line.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?"));
  }

  private void trace(Throwable e) {
    if (Boolean.getBoolean(DEBUG)) {
      e.printStackTrace(console.err());
    }
  }

  /**
   * How far rows are apart and which seasons they have, as the end of a message. Empty if no
   * horizon is missing, or the file cannot be read without further options.
   *
   * @param arguments of the call
   */
  private static String horizons(MissingParameterException e, String... arguments) {
    boolean missing =
        e.getMissing().stream()
            .anyMatch(
                arg ->
                    arg instanceof OptionSpec option
                        && Arrays.asList(option.names()).contains(HORIZON));
    Path file = missing ? file(arguments) : null;
    if (file == null) {
      return "";
    }
    try {
      return "; " + horizons(file, SeriesCsv.read(file, CsvOptions.defaults()));
    } catch (InvalidDataException unreadable) {
      return "";
    }
  }

  private static @Nullable Path file(String... arguments) {
    for (String argument : arguments) {
      try {
        Path file = Path.of(argument);
        if (!argument.startsWith("-") && Files.isRegularFile(file)) {
          return file;
        }
      } catch (InvalidPathException noFile) {
        return null;
      }
    }
    return null;
  }

  private static String horizons(Path file, TimeSeries series) {
    SamplingInterval interval = series.interval();
    String apart =
        interval != null
            ? "rows of " + file + " are " + interval.describe() + " apart"
            : file + " has no regular dates";
    List<Integer> seasons =
        Seasons.candidates(series, series.rows()).stream().filter(s -> s > 1).sorted().toList();
    return seasons.isEmpty()
        ? apart + "; no season shows: say how many rows to forecast, as with " + HORIZON + " 10"
        : apart
            + (seasons.size() == 1 ? "; its season is " : "; its seasons are ")
            + seasons.stream().map(String::valueOf).collect(Collectors.joining(" and "))
            + " rows: "
            + HORIZON
            + " "
            + seasons.get(0)
            + " forecasts one season";
  }
}
