package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.series.Fault;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;
import picocli.CommandLine;

/** What a user reads about a file: the library's sentence and the cure. */
class CuresTest {
  private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

  /** All commands, made once. */
  private static final CommandLine COMMANDS =
      Main.all(new Console(new ByteArrayInputStream(new byte[0]), System.out, System.err, false));

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "date,a,b/2024-01-01,1,2/2024-01-02,1,red||: line 3, column 'b' (3): 'red' is not a"
            + " number, true or false; correct it, or leave the column out with --exclude b",
        "date,a,b/2024-01-01,1,2/2024-01-02,1,red|--columns a,b|: line 3, column 'b' (3): 'red' is"
            + " not a number, true or false; correct it, or take it out of --columns",
        "date,a,b/2024-01-01,1,2/2024-01-02,1,red|--known b|: line 3, column 'b' (3): 'red' is not"
            + " a number, true or false; correct it, or take it out of --known",
        "a,my mood,flag/1,fine,true||: column 'my mood' (2) holds text, 'fine' on line 2, not"
            + " numbers; name what to forecast with --target, or leave the column out with"
            + " --exclude \"my mood\"",
        "a,mood/1,fine|--columns a,mood|: column 'mood' (2) holds text, 'fine' on line 2, not"
            + " numbers; take it out of --columns",
        "date,a/2024-01-01,2|--header no|: column 'column1' (1) holds text, 'date' on line 1, not"
            + " numbers; say --header yes if line 1 holds the names of the columns, or leave the"
            + " column out with --exclude column1",
        "when,a/1.1.24,1||: line 2, column 'when' (1): '1.1.24' may be a date; say how dates are"
            + " written with --date-format d.M.yy, or leave the column out with --exclude when",
        "when,a/1-2-2024,1||: line 2, column 'when' (1): '1-2-2024' can be read as two dates; say"
            + " how dates are written with --date-format d-M-yyyy or --date-format M-d-yyyy, or"
            + " leave the column out with --exclude when",
        "a;b/2,5;1/1.234;2||: line 3, column 'a' (1): '1.234' is not a number (decimals are read"
            + " after a comma); say --decimal . if it has decimals, --decimal , if thousands, or leave"
            + " the column out with --exclude a",
        "a;b/2,5;1/1.23;2|--decimal ,|: line 3, column 'a' (1): '1.23' is not a number (decimals are"
            + " read after a comma); say --decimal . if it has decimals, or else write it without"
            + " separators of thousands, or leave the column out with --exclude a",
        "a;b/1;2|--separator ,|: no column of numbers is left; column 'a;b' (1) holds text, '1;2'"
            + " on line 2, not numbers; say with --separator what separates cells",
        "a,b/1,2/3,||: line 3, column 'b' (2): the cell is empty; correct it, say --missing fill"
            + " (the value before) or --missing mask (also not in fit and errors), or leave the"
            + " column out with --exclude b",
        "a,b/1,2/3,none||: line 3, column 'b' (2): 'none' is not a finite number; correct it, say"
            + " --missing fill (the value before) or --missing mask (also not in fit and errors),"
            + " name what to forecast with --target, or leave the column out with --exclude b",
        "date,a/2024-01-01,1/2024-01-02,inf||: line 3, column 'a' (2): 'inf' is not a finite number;"
            + " correct it, or say --missing fill (the value before) or --missing mask (also not"
            + " in fit and errors)",
        "date,a/2024-01-01,51.8%||: no column of numbers is left beside the dates in 'date' (1);"
            + " column 'a' (2) holds text, '51.8%' on line 2, not numbers; write bare numbers,"
            + " without signs or separators of thousands",
        "date,a/2024-01-01,\"$1,010.59\"|--columns a|: column 'a' (2) holds text, '$1,010.59' on"
            + " line 2, not numbers; write bare numbers, without signs or separators of thousands",
        "date,a/2024-01-01,(5.1)||: no column of numbers is left beside the dates in 'date' (1);"
            + " column 'a' (2) holds text, '(5.1)' on line 2, not numbers; write bare numbers,"
            + " without signs or separators of thousands",
        "# by hand/date,a/2024-01-01,1||: line 2 has 2 cells, line 1 has 1; delete what stands above"
            + " the names of the columns",
        "month,a/Jan-10,1|--target a|: line 2, column 'month' (1): 'Jan-10' may be a date; say how"
            + " dates are written with --date-format MMM-yy, or leave the column out with --exclude"
            + " month",
        "time,a/09:00,1||: column 'time' (1) holds text, '09:00' on line 2, not"
            + " numbers; a time of day belongs behind its date, in one column; name what to"
            + " forecast with --target, or leave the column out with --exclude time",
        "date;a/2024-01-01;1 367,55|--columns a|: column 'a' (2) holds text, '1 367,55' on line 2,"
            + " not numbers (write numbers without separators of thousands)",
        "a,b/1,2/3,4|--missing-value 4|: line 3, column 'b' (2): '4' stands for a missing value;"
            + " correct it or --missing-value, say --missing fill (the value before) or --missing"
            + " mask (also not in fit and errors), or leave the column out with --exclude b",
        "date,a/2024-01-02,1/2024-01-02,2||: line 3, column 'date' (1): '2024-01-02' is also the"
            + " date of the row before; keep one row per date, take sswim panel for several series,"
            + " join its parts, such as --date-column Date+Hour, give --zone if clocks were set back, or leave the column out with --exclude date",
        "date,a/2024-01-02,1/5,2||: line 3, column 'date' (1): '5' is not an ISO date, such as"
            + " 2024-01-31 or 2024-01-31 13:45:00; correct it or --date-format, choose another"
            + " column with --date-column, delete the line if it holds units or a total, or leave the column out with --exclude date",
        "date,a/,kW/2024-01-02,1||: line 2, column 'date' (1): the date is missing; write it, choose"
            + " another column with --date-column, delete the line if it holds units or a total, or"
            + " leave the column out with --exclude date",
        "d,a/2024-01-02,1/2024-01-01,2|--date-column d|: line 3, column 'd' (1): '2024-01-01' is"
            + " earlier than the row before, '2024-01-02'; sort the rows by date, or take sswim panel for several series",
        "a,b/1,2|--columns a,c|: no column 'c'; there are 'a', 'b'; correct --columns",
        "1,2/3,4|--exclude 3|: no column '3'; there are 'column1', 'column2', or 1 to 2 by"
            + " position, without a header; correct --exclude",
        "a,b/1,2|--inputs c|: no column 'c'; there are 'a', 'b'; correct --inputs",
        "a,b/1,2|--date-column c|: no column 'c'; there are 'a', 'b'; correct --date-column",
        "1,2/3,4|--columns 2 --exclude 2|: column 'column2' (2) is both to be read and to be left"
            + " out; name it in one of --columns and --exclude",
        "a,b/1,2|--columns a,a|: column 'a' (1) is to be read twice; name it once in --columns",
        "a,b/1,2/2,3|--gaps insert|: missing rows can be inserted only by dates, and no column"
            + " holds any; name their column with --date-column, or say --gaps keep",
        "a,b/1,2|--date-format dd.MM.yyyy|: no column holds a date of the format dd.MM.yyyy, such"
            + " as 31.12.2024; correct --date-format, or name the column with --date-column"
      })
  void placeValueBoundAndCure(String content, String options, String message) {
    Path file = Cli.write(folder.resolve("bad.csv"), content.replace('/', '\n') + "\n");
    List<Object> command =
        new ArrayList<>(List.of("evaluate", file, "--window", 14, "--horizons", 3));
    if (options != null) {
      command.addAll(Arrays.asList(options.split(" ")));
    }
    Cli.Run run = Cli.run(command.toArray());
    assertThat(run.err()).isEqualTo("sswim: " + file + message + "\n");
    assertThat(run.status()).isEqualTo(2);
  }

  @Test
  void whatAModelReadsCannotBeLeftOut() {
    Path data = Cli.write(folder.resolve("data.csv"), Cli.weekly(60));
    Path model = Cli.fit(data, folder.resolve("m.sswim"), "--set", "moment=values");
    Path hole = Cli.write(folder.resolve("hole.csv"), "date,a,b\n2024-01-01,1,2\n2024-01-02,3,\n");
    assertThat(Cli.run("predict", model, hole).err())
        .endsWith(
            "correct it, or say --missing fill (the value before) or --missing mask (also not in"
                + " fit and errors)\n");
    assertThat(Cli.run("predict", model, data, "--exclude", "b").err())
        .endsWith("to be left out; the model reads it: take it out of --exclude\n");
    assertThat(Cli.runWith("1\n", "stream", model, "--columns", "1").err())
        .endsWith("1 column is chosen, the model reads 2: 'a', 'b'; name as many with --columns\n");
    assertThat(Cli.runWith("1,2,3\n", "stream", model).err())
        .endsWith("the model reads 2: 'a', 'b'; choose them with --target or give a header\n");
    // The place of a row that the reader took and the model refuses.
    assertThat(Cli.runWith("1,2\n", "stream", model, "--header", "no").err())
        .contains("standard input: line 1: the moment stage of the model needs")
        .endsWith("or fit a model with --set moment=none\n");
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource(names = "OTHER", mode = EnumSource.Mode.EXCLUDE)
  void everyKindHasACureOfOptionsThatThereAre(Problem problem) {
    Set<String> all = new TreeSet<>();
    COMMANDS
        .getSubcommands()
        .values()
        .forEach(c -> c.getCommandSpec().options().forEach(o -> all.addAll(List.of(o.names()))));
    InvalidDataException bare =
        new InvalidDataException(Fault.of(problem).at("x.csv", 3).in("b").got("c"), "wrong");
    Cures cures = new Cures(COMMANDS.getSubcommands().get("evaluate").getCommandSpec());
    String cured = String.valueOf(cures.cured(bare).getMessage());
    assertThat(cured).startsWith("wrong; ");
    Stream<String> named = OPTION.matcher(cured).results().map(MatchResult::group);
    assertThat(all).containsAll(named.toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "01.02.2024 | --date-format dd.MM.yyyy",
        "01.02.2024 13:45 | --date-format \"dd.MM.yyyy HH:mm\"",
        "1.2.2024 3:45:10 | --date-format \"d.M.yyyy H:mm:ss\"",
        "13/02/2024 | --date-format dd/MM/yyyy",
        "02/13/2024 | --date-format MM/dd/yyyy",
        "01-02-2024 | --date-format dd-MM-yyyy or --date-format MM-dd-yyyy",
        "2024/02/13 13:45 | --date-format \"yyyy/MM/dd HH:mm\"",
        "13.02.2024T13:45 | --date-format dd.MM.yyyy'T'HH:mm",
        "1.2.24 3:45 | --date-format \"d.M.yy H:mm\"",
        "Jan-10 | --date-format MMM-yy",
        "31-Dec-23 | --date-format d-MMM-yy",
        "1st of May | --date-format, such as dd.MM.yyyy",
        "01.02.2024 noon | --date-format, such as dd.MM.yyyy",
      })
  void patternsOfDatesFollowTheText(String text, String option) {
    assertThat(Cures.dateOptions(text)).isEqualTo(option);
  }
}
