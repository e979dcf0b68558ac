package org.sswim.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.stream.Collectors;
import org.sswim.training.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code sswim} command. */
@Command(
    name = "sswim",
    versionProvider = Main.VersionProvider.class,
    scope = ScopeType.INHERIT,
    sortOptions = false)
public final class Main implements Runnable, Console.Owner {
  /** Those that tell of all. */
  private static final String HELP = "Help";

  /** Commands by what they are for, in the order of the help. */
  static final Map<String, List<Class<?>>> GROUPS = groups();

  private static final List<Class<?>> COMMANDS =
      GROUPS.values().stream().<Class<?>>flatMap(List::stream).toList();

  private static final String ALL = "--help-all";
  private static final String SETTINGS = "--help-settings";

  private final Console console;

  // Picocli looks at these two itself.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help", ALL, SETTINGS},
      usageHelp = true,
      scope = ScopeType.INHERIT)
  private boolean help;

  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      scope = ScopeType.INHERIT)
  private boolean version;

  @Spec private CommandSpec spec;

  Main(Console console) {
    this.console = console;
  }

  /** Runs the command line and ends the process with its exit status. */
  public static void main(String[] arguments) {
    // For libraries that print numbers, such as the progress bar.
    Locale.setDefault(Locale.ROOT);
    Console.StandardOutput output = new Console.StandardOutput();
    Console console = Console.standard(output);
    Thread signal = new Thread(() -> tellStopped(console), "sswim-signal");
    Runtime.getRuntime().addShutdownHook(signal);
    int status = run(console, arguments);
    console.out().flush();
    String problem = output.problem();
    if (status == 0 && problem != null) {
      new ErrorHandling(console).print("cannot write to standard output: " + problem);
      status = ErrorHandling.MISTAKE;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(signal);
    } catch (IllegalStateException e) {
      // The process is ending already, by the status of a signal.
    }
    System.exit(status);
  }

  /** Java itself ends a process that is stopped with 130 or 143; this is the line that says so. */
  private static void tellStopped(Console console) {
    if (console.terminal()) {
      // Behind what progress has drawn.
      console.err().println();
    }
    console.tell("stopped by a signal; every file is as it was, or complete");
    // Threads that run on may miss files that are gone already.
    console.err().close();
  }

  /** Runs the command line and returns its exit status. */
  static int run(Console console, String... arguments) {
    ErrorHandling errors = new ErrorHandling(console);
    try {
      String[] routed = CommandGroup.Panel.routed(arguments);
      CommandLine line = line(console, needed(routed));
      // Reaches only the commands that are there.
      line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
          .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
          .setParameterExceptionHandler(errors)
          .setExecutionExceptionHandler(errors)
          .setExpandAtFiles(false);
      showHelp(line, List.of(arguments));
      return line.execute(routed);
    } catch (OutOfMemoryError
        | LinkageError
        | StackOverflowError
        | ServiceConfigurationError
        | AssertionError e) {
      return errors.handle(e);
    }
  }

  /** A command to run within another one; what it throws is for that one. */
  static SubCommand within(Console console, String... arguments) {
    ParseResult parsed = line(console, needed(arguments)).parseArgs(arguments);
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    return (SubCommand) parsed.commandSpec().userObject();
  }

  /** Words of a call as a shell takes them. */
  static String typed(List<String> words) {
    return words.stream()
        .map(word -> word.matches("[\\w./,:=+-]+") ? word : "'" + word + "'")
        .collect(Collectors.joining(" "));
  }

  /** A command line of all commands, to look at. */
  static CommandLine all(Console console) {
    return line(console, COMMANDS);
  }

  private static CommandLine line(Console console, List<Class<?>> commands) {
    CommandLine line = new CommandLine(new Main(console));
    commands.forEach(line::addSubcommand);
    Converters.readTypes(line);
    return line;
  }

  /**
   * The commands that a call needs. A call that begins with the name of a command needs that one
   * alone, and building all takes half of a start. Others need all, for help and for names like a
   * wrong one.
   */
  private static List<Class<?>> needed(String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    List<Class<?>> own = COMMANDS.stream().filter(type -> first.equals(name(type))).toList();
    return own.isEmpty() || Objects.requireNonNull(GROUPS.get(HELP)).containsAll(own)
        ? COMMANDS
        : own;
  }

  /** The name of a command. */
  static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  /** Lets a command and those below it show our help instead of picocli's. */
  private static void showHelp(CommandLine line, List<String> arguments) {
    line.setHelpSectionKeys(List.of(""));
    line.setHelpSectionMap(
        Map.of(
            "",
            help ->
                arguments.contains(SETTINGS)
                    ? HelpPage.settings(help.commandSpec())
                    : HelpPage.of(help.commandSpec(), arguments.contains(ALL))));
  }

  private static Map<String, List<Class<?>>> groups() {
    Map<String, List<Class<?>>> groups = new LinkedHashMap<>();
    groups.put(
        "Forecasts",
        List.of(
            Demo.Births.class,
            EvaluateCommand.class,
            BacktestCommand.class,
            FitSeries.Fit.class,
            PredictCommand.class,
            StreamCommand.class,
            ExplainCommand.class,
            CommandGroup.Panel.class));
    groups.put(
        "Models",
        List.of(
            InspectCommand.class,
            PruneCommand.class,
            ExportCommand.class,
            NirCommand.class,
            ServeCommand.class));
    groups.put(
        "Classes and spike trains",
        List.of(CommandGroup.Classify.class, CommandGroup.Spikes.class));
    groups.put(
        "Research",
        List.of(
            AblateCommand.class,
            FitSeries.Train.class,
            CompareStartsCommand.class,
            AlgorithmsCommand.class,
            BenchmarkCommand.class,
            BenchCommand.class));
    groups.put(HELP, List.of(HelpPage.Help.class, HelpPage.Completion.class));
    return Collections.unmodifiableMap(groups);
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
