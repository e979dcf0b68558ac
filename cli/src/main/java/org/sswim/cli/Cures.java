package org.sswim.cli;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ChannelMode;
import org.sswim.series.Fault;
import org.sswim.series.InvalidSeriesException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What the user of a command can do about a series that cannot be used: the library says what is
 * wrong, this says which option or edit of the file mends it.
 *
 * @param command the command, after its options were read
 */
record Cures(CommandSpec command) {
  /** The options that name columns. */
  private static final List<String> NAMING =
      List.of("--date-column", "--columns", "--inputs", "--known", "--exclude");

  /** The problem with its cure, if there is one. */
  InvalidSeriesException cured(InvalidSeriesException e) {
    String cure = of(e.fault());
    String message = file(e) + e.getMessage() + (cure.isEmpty() ? "" : "; " + cure);
    return new InvalidSeriesException(e.fault(), message, e);
  }

  /** The file that was read, where the message does not begin with one. */
  private String file(InvalidSeriesException e) {
    List<String> files =
        Stream.concat(
                command.positionalParameters().stream()
                    .filter(p -> p.paramLabel().equals("FILE"))
                    .flatMap(p -> p.stringValues().stream()),
                values("--data"))
            .toList();
    String message = String.valueOf(e.getMessage());
    boolean named =
        e.fault().source() != null
            || message.startsWith(InputFiles.STANDARD)
            || files.stream().anyMatch(message::startsWith);
    if (files.isEmpty() || named) {
      return "";
    }
    return files.get(0) + (files.size() == 1 ? "" : " and " + (files.size() - 1) + " more") + ": ";
  }

  private String of(Fault fault) {
    return switch (fault.problem()) {
      case OTHER -> "";
      case BLANK_NAME ->
          "give names or 1-based positions separated by commas with "
              + and(holders(String::isBlank));
      case NO_SUCH_COLUMN -> noSuchColumn(fault);
      case COLUMN_TWICE -> nameOnce(fault);
      case COLUMN_COUNT ->
          given("--columns")
              ? "name as many with --columns"
              : "choose them with --columns or give a header";
      case NO_DATES ->
          (given("--date-format") ? "correct" : "say how this file writes them with")
              + " --date-format, or name the column with --date-column";
      case NOT_NUMBERS -> or(header(fault), target(fault), leaveOut(fault), likeFitted());
      case UNKNOWN_CATEGORY ->
          ofModel() ? "correct it, or fit a model to a file that has it" : "correct it";
      case TOO_MANY_CATEGORIES -> or("group them into fewer", leaveOut(fault));
      case FOREIGN_DATES ->
          or(
              "say how dates are written with " + DateGuess.options(String.valueOf(fault.value())),
              header(fault),
              leaveOut(fault));
      case WRONG_SEPARATOR -> "say with --separator what separates cells";
      case DECIMAL_POINT -> or(decimal('.'), leaveOut(fault));
      case DECIMAL_COMMA -> or(decimal(','), leaveOut(fault));
      case DECIMAL_UNKNOWN ->
          "say --decimal . or --decimal , after making sure that no number has a separator of"
              + " thousands";
      case HEADER_UNKNOWN ->
          "say with --header yes or --header no whether it holds the names of the columns";
      case NO_ROWS -> "if line 1 is a row, say --header no";
      case NOT_A_NUMBER -> or("correct it", header(fault), leaveOut(fault));
      case MISSING_VALUE -> or("correct it", fill(), mask(), leaveOut(fault));
      case MISSING_MARK -> or("correct it or --missing-value", fill(), mask(), leaveOut(fault));
      case NOTHING_BEFORE -> or("start the file at the first complete row", leaveOut(fault));
      case NOTHING_OBSERVED -> or(leaveOut(fault), likeFitted());
      case FAR_VALUE -> or("correct the value", leaveOut(fault));
      case LARGE_VALUES -> or("divide the column by a constant", leaveOut(fault));
      case TOO_MANY_VALUES ->
          "read fewer columns with --columns, split the file, or give Java more memory with -Xmx";
      case NOT_A_DATE ->
          or(dateFormat(fault), "choose another column with --date-column", leaveDatesOut(fault));
      case DATE_STYLE -> or("write all dates alike", leaveDatesOut(fault));
      case SKIPPED_TIME ->
          or("correct it", "give the zone that the file means with --zone", leaveDatesOut(fault));
      case REPEATED_DATE -> or("keep one row per date", leaveDatesOut(fault));
      case REPEATED_LOCAL_DATE ->
          or(
              "keep one row per date (where clocks were set back, write the UTC offset or give"
                  + " --zone)",
              leaveDatesOut(fault));
      case UNSORTED_DATES -> or("sort the rows by date", leaveDatesOut(fault));
      case GAPS_WITHOUT_DATES -> "name their column with --date-column, or say --gaps keep";
      case GAP ->
          "put the values of the last row there with --missing fill, also keep them out of fit and"
              + " errors with --missing mask, or take rows as evenly spaced with --gaps keep";
      case LARGE_GAP -> "correct the date, or take rows as evenly spaced with --gaps keep";
      case CALENDAR_WITHOUT_DATES ->
          "give a date column, say with --date-format how it is written, or fit a model with"
              + " --set calendar=off,moment=none";
      case DIFFERENT_COLUMNS -> "choose the same with --columns";
      case DATES_IN_SOME -> "give all files dates, or leave them out of all with --exclude";
      case NO_COMMON_DATE ->
          "give files whose periods overlap, or take what a file lacks as missing with --missing"
              + " mask";
      case TOO_FEW_ROWS -> "give more rows, or a smaller --window or horizon";
      case SHORT_SERIES -> "give longer series, a smaller --horizon or a smaller --season";
      case TOO_FEW_ROWS_TO_SCORE -> "give more rows or fewer windows";
      case TOO_FEW_SERIES -> "give more series, or leave out the last rows of all";
      case LARGE_BLOCKS -> "give smaller numbers of rows to --split";
      case SMALL_BLOCKS -> "give larger numbers of rows to --split, or a smaller window or horizon";
      case INCOMPLETE_WINDOWS ->
          or(
              joint() ? "take channels one by one with --channels shared" : null,
              "leave out the channels that are missing most with --exclude",
              "shorten the horizon",
              "fill values with --missing fill");
      case NEGATIVE_VALUE -> or("say --set transform=none", leaveOut(fault));
      case NO_ERRORS -> "leave the channel out with --exclude, or give more rows";
    };
  }

  private String noSuchColumn(Fault fault) {
    List<String> options = holders(named(String.valueOf(fault.value())));
    if (!options.isEmpty()) {
      return "correct " + and(options);
    }
    return "the model reads it: give a file like the one that it was fitted to"
        + (given("--columns") ? "" : ", or say with --columns what to read as its channels");
  }

  private String nameOnce(Fault fault) {
    Predicate<String> named = named(fault.columns().get(0));
    List<String> options = holders(named);
    if (options.size() != 1) {
      return options.isEmpty() ? "name it once" : "name it in one of " + and(options);
    }
    boolean twice = options.stream().flatMap(this::values).filter(named).count() > 1;
    return twice
        ? "name it once in " + and(options)
        : "the model reads it: take it out of " + and(options);
  }

  private static @Nullable String header(Fault fault) {
    return fault.line() == 1 ? "say --header yes if line 1 holds the names of the columns" : null;
  }

  /** To name what is forecast, where all columns are taken; text can only be an input. */
  private @Nullable String target(Fault fault) {
    return fault.line() == 1
            || ofModel()
            || given("--target")
            || command.findOption("--target") == null
        ? null
        : "name what to forecast with --target";
  }

  private static String decimal(char mark) {
    return "say --decimal "
        + mark
        + " if it has decimals and write numbers without separators of thousands";
  }

  private static String fill() {
    return "carry the last value forward with --missing fill";
  }

  private static String mask() {
    return "also keep it out of fit and errors with --missing mask";
  }

  private String dateFormat(Fault fault) {
    if ("".equals(fault.value())) {
      return "write it";
    }
    return given("--date-format")
        ? "correct it or --date-format"
        : "correct it, say how it is written with --date-format";
  }

  /** To read all but the columns at fault, unless a model reads them or none would be left. */
  private @Nullable String leaveOut(Fault fault) {
    if (ofModel() || fault.columns().isEmpty()) {
      return null;
    }
    List<String> options =
        holders(typed -> fault.columns().stream().anyMatch(column -> named(column).test(typed)));
    return options.isEmpty() ? exclude(fault) : "take it out of " + and(options);
  }

  private @Nullable String leaveDatesOut(Fault fault) {
    return given("--date-column") ? null : exclude(fault);
  }

  private @Nullable String exclude(Fault fault) {
    if (command.findOption("--exclude") == null) {
      return null;
    }
    String list = String.join(",", fault.columns());
    boolean plain =
        list.chars().allMatch(c -> Character.isLetterOrDigit(c) || ",._-".indexOf(c) >= 0);
    return (fault.columns().size() == 1 ? "leave the column" : "leave the columns")
        + " out with --exclude "
        + (plain ? list : "\"" + list + "\"");
  }

  private @Nullable String likeFitted() {
    return ofModel() ? "the model reads it: give a file like the one that it was fitted to" : null;
  }

  /** Whether the command reads a series for a model, whose channels it cannot leave out. */
  private boolean ofModel() {
    return command.positionalParameters().stream().anyMatch(p -> p.paramLabel().equals("MODEL"));
  }

  private boolean joint() {
    OptionSpec option = command.findOption("--channels");
    return option != null && option.getValue() == ChannelMode.JOINT;
  }

  private boolean given(String option) {
    return values(option).findAny().isPresent();
  }

  /** The options that name columns and were given one such name. */
  private List<String> holders(Predicate<String> name) {
    return NAMING.stream()
        .filter(option -> values(option).anyMatch(name))
        .map(this::asTyped)
        .toList();
  }

  /** A column by its name, or by its position where the file gives no names. */
  private static Predicate<String> named(String column) {
    String name = column.strip();
    return typed -> typed.equals(name) || ("column" + typed).equals(name);
  }

  /** An option by the one of its names that was used. */
  private String asTyped(String option) {
    List<String> arguments = command.commandLine().getParseResult().originalArgs();
    return Stream.of(command.findOption(option).names())
        .filter(name -> arguments.stream().anyMatch(typed -> typed.split("=", 2)[0].equals(name)))
        .findFirst()
        .orElse(option);
  }

  private Stream<String> values(String option) {
    OptionSpec spec = command.findOption(option);
    return spec == null ? Stream.of() : spec.stringValues().stream().map(String::strip);
  }

  private static String and(List<String> options) {
    return String.join(" and ", options);
  }

  /** The steps in a row, those that are null left out. */
  private static String or(@Nullable String... steps) {
    List<String> some = Stream.of(steps).filter(Objects::nonNull).toList();
    int last = Math.max(0, some.size() - 1);
    String first = String.join(", ", some.subList(0, last));
    return first + (last > 0 ? ", or " : "") + String.join("", some.subList(last, some.size()));
  }
}
