package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes of the user: one line that tells what to do, exit status 2, no file left behind. */
class BadInputTest {
  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void writeData() {
    data = Cli.write(folder.resolve("data.csv"), Cli.weekly(60));
  }

  static Stream<Arguments> badFiles() {
    return Stream.of(
        Arguments.of("", List.of("bad.csv", "empty")),
        Arguments.of("date,a\n", List.of("no rows")),
        Arguments.of("date,a\n2024-01-01,1\n2024-01-02,1,2\n", List.of("line 3", "3 cells")),
        Arguments.of("date,a\n2024-01-01,x\n", List.of("'a' (2)", "'x'")),
        Arguments.of(
            "date,a,b\n2024-01-01,1,2\n2024-01-02,1,red\n", List.of("'b' (3)", "--exclude b")),
        Arguments.of("date,a,b\n2024-01-01,1,blue\n", List.of("'b' (3)", "--exclude b")),
        Arguments.of(
            "date,a,b\n2024-01-01,1,2024-01-05\n", List.of("'b' (3)", "dates", "--exclude b")),
        Arguments.of(
            "date,a\n2024-01-01,1\n2024-01-02,\n", List.of("line 3", "empty", "--missing fill")),
        Arguments.of(
            "date,a\n2024-01-01,1\n2024-01-02,NaN\n", List.of("line 3", "NaN", "--missing fill")),
        Arguments.of("date,a\n2024-01-02,1\n2024-01-01,2\n", List.of("line 3", "2024-01-01")),
        Arguments.of("date,a\n2024-01-02,1\n2024-01-02,2\n", List.of("line 3", "2024-01-02")),
        Arguments.of(Cli.weekly(10), List.of("too few rows", "window 14", "has 10")));
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void unusableFile(String content, List<String> parts) {
    Path file = Cli.write(folder.resolve("bad.csv"), content);
    Path model = folder.resolve("m.sswim");
    Path json = folder.resolve("t.json");
    List<Object[]> commands =
        List.of(
            new Object[] {"fit", file, "--window", 14, "--horizon", 3, "--model", model},
            new Object[] {"evaluate", file, "--window", 14, "--horizons", 3, "--json", json});
    for (Object[] command : commands) {
      assertMistake(Cli.run(command), parts);
      assertThat(Cli.names(folder)).containsExactly("bad.csv", "data.csv");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--window 0 --horizons 3             | --window    | 1..1000000 | '0'",
        "--window 14 --horizons 0            | --horizons  | 1..1000000 | '0'",
        "--window 14 --horizons 3,,4         | --horizons  | 1..1000000 | ''",
        "--window x --horizons 3             | --window    | whole number | 'x'",
        "--window 99999999999 --horizons 3   | --window    | 1..1000000 | '99999999999'",
        "--window 14 --horizons 3 --set skip=maybe | skip    | auto       | 'maybe'",
        "--window 14 --horizons 3 --set focus=auto | focus   | on, off    | 'auto'",
        "--window 14 --horizons 3 --neurons many | --neurons | auto or a whole number in 1..20000 |"
            + " 'many'",
        "--window 14 --horizons 3 --neurons 0 | --neurons  | 1..20000   | '0'",
        "--window 14 --horizons 3 --set layers=0 | layers    | 1..10      | got 0",
        "--window 14 --horizons 3 --seeds 0  | --seeds     | 1..1000    | '0'",
        "--window 14 --horizons 3 --set stride=0 | stride    | auto       | got 0",
        "--window 14 --horizons 3 --set stride=99 | stride   | validation windows | 99",
        "--window 14 --horizons 3 --set taps=15  | taps      | window of 14 | 15",
        "--window 14 --horizons 3 --set members=0 | members  | 1..20      | got 0",
        "--window 14 --horizons 3 --set members=21 | members | 1..20      | got 21",
        "--window 14 --horizons 3 --set min=5,max=3 | max=3 | min must be below max | got 5.0 and 3.0",
        "--window 14 --horizons 3 --set min=low  | min       | auto or a number | 'low'",
        "--window 14 --horizons 3 --set max=NaN  | max       | auto or a number | 'NaN'",
        "--window 14 --horizons 3 --set transform=log | transform | auto or none, sqrt, log1p |"
            + " 'log'",
        "--window 14 --horizons 3 --set transform=log1p | row | at least 0 | --set transform=none",
        "--window 14 --horizons 3 --set max-cost=-1  | max-cost=-1 | at least 0 | got -1",
        "--window 14 --horizons 3 --split .7,.2,.2 | --split | sum to 1 | '.7,.2,.2'",
        "--window 14 --horizons 3 --split 1.2,-.3,.1 | --split | above 0 | '1.2,-.3,.1'",
        "--window 14 --horizons 3 --split .7,.3  | --split | three shares | '.7,.3'",
        "--window 14 --horizons 3 --split a,b,c  | --split | three shares | 'a,b,c'",
        "--window 14 --horizons 3 --split 40,0,20 | --split  | three numbers of rows | '40,0,20'",
        "--window 14 --horizons 3 --split 400,10,20 | 400   | 430        | --split",
        "--window 14 --horizons 3 --models x | --models    | s-swim     | 'x'",
        "--window 14 --horizons 3 --scale x  | --scale     | zscore, max | 'x'",
        "--window 14 --horizons 3 --channels x | --channels | shared, joint | 'x'",
        "--window 14 --horizons 3 --season -7 | --season   | auto       | '-7'",
        "--window 14 --horizons 3 --seed x   | --seed      | whole number | 'x'",
        "--window 14 --horizons 3 --columns a,c | --columns | 'c'       | 'b'",
        "--window 14 --horizons 3 --windwo 3 | --windwo    | --window   | --help",
        "--window 14                         | --horizon=O | Missing    | sswim evaluate --help"
      })
  void unusableOption(String options, String first, String second, String third) {
    Path json = folder.resolve("t.json");
    List<Object> command = new ArrayList<>(List.of("evaluate", data, "--json", json));
    command.addAll(Arrays.asList(options.strip().split(" +")));
    assertMistake(Cli.run(command.toArray()), List.of(first, second, third));
    assertThat(Cli.names(folder)).containsExactly("data.csv");
  }

  @ParameterizedTest
  @CsvSource({
    "--horizon,0",
    "--horizon,-1",
    "--set,validation=0",
    "--set,validation=1",
    "--set,relative-input=maybe"
  })
  void unusableOptionOfFit(String option, String value) {
    List<Object> command =
        new ArrayList<>(List.of("fit", data, "--window", 14, "--model", folder.resolve("m.sswim")));
    if (!option.equals("--horizon")) {
      command.addAll(List.of("--horizon", 3));
    }
    command.addAll(List.of(option, value));
    String said = option.equals("--set") ? value.replaceFirst("=.*", "") : "'" + value + "'";
    assertMistake(Cli.run(command.toArray()), List.of(option, said, "sswim fit"));
    assertThat(Cli.names(folder)).containsExactly("data.csv");
  }

  @Test
  void missingFile() {
    Path missing = folder.resolve("missing.csv");
    assertMistake(
        Cli.run("evaluate", missing, "--window", 14, "--horizons", 3),
        List.of("missing.csv", "no such file"));
    assertMistake(
        Cli.run("evaluate", folder, "--window", 14, "--horizons", 3), List.of("is a folder"));
  }

  @Test
  void outputThatCannotBeWrittenIsFoundBeforeTheWork() {
    // The data are missing, too: what is reported tells what is looked at first.
    Path missing = folder.resolve("missing.csv");
    for (Path target : List.of(folder.resolve("none/x"), folder.resolve("data.csv/x"), folder)) {
      Object[] fit = {"fit", missing, "--window", 14, "--horizon", 3, "--model", target};
      assertMistake(Cli.run(fit), List.of("--model", "folder"));
      Object[] evaluate = {"evaluate", missing, "--window", 14, "--horizons", 3, "--json", target};
      assertMistake(Cli.run(evaluate), List.of("--json", "folder"));
      Object[] predict = {"predict", missing, missing, "--out", target};
      assertMistake(Cli.run(predict), List.of("--out", "folder"));
      assertMistake(Cli.run("inspect", missing, "--json", target), List.of("--json", "folder"));
    }
    assertMistake(Cli.run("demo", "--out", data), List.of("--out", "data.csv"));
    assertThat(Cli.names(folder)).containsExactly("data.csv");
  }

  @Test
  void inputIsNotOverwritten() {
    Object[] fit = {"fit", data, "--window", 14, "--horizon", 3, "--model", data};
    assertMistake(Cli.run(fit), List.of("--model", "the FILE"));
    assertThat(data).hasContent(Cli.weekly(60));
    Path both = folder.resolve("both");
    Object[] twice = {"fit", data, "--window", 14, "--horizon", 3, "--model", both, "--json", both};
    assertMistake(Cli.run(twice), List.of("--json", "--model"));
  }

  @Test
  void momentNeedsDates() {
    Path undated = Cli.write(folder.resolve("undated.csv"), undated(60));
    Object[] command = {
      "evaluate", undated, "--window", 14, "--horizons", 3, "--set", "moment=values"
    };
    assertMistake(Cli.run(command), List.of("moment=values", "--date-column"));
  }

  @Test
  void modelThatIsNone() throws IOException {
    for (String command : List.of("inspect", "stream", "predict")) {
      List<Object> call = new ArrayList<>(List.of(command, data));
      if (command.equals("predict")) {
        call.add(data);
      }
      assertMistake(Cli.run(call.toArray()), List.of("data.csv", "model"));
    }
    Path model = Cli.fit(data, folder.resolve("m.sswim"));
    byte[] whole = Files.readAllBytes(model);
    Files.write(model, Arrays.copyOf(whole, whole.length / 2));
    assertMistake(Cli.run("inspect", model), List.of("m.sswim"));
  }

  @Test
  void modelWhoseChannelsTheFileLacks() {
    Path model = Cli.fit(data, folder.resolve("m.sswim"));
    Path other = Cli.write(folder.resolve("other.csv"), Cli.weekly(60).replace(",b", ",c"));
    Path out = folder.resolve("next.csv");
    assertMistake(
        Cli.run("predict", model, other, "--out", out),
        List.of("no column 'b'", "the model reads it", "--target"));
    assertThat(out).doesNotExist();
    assertMistake(
        Cli.run("predict", model, other, "--columns", "a"), List.of("--target must", "2", "got 1"));
    Path few = Cli.write(folder.resolve("few.csv"), Cli.weekly(13));
    assertMistake(Cli.run("predict", model, few), List.of("window of 14", "13"));
  }

  @Test
  void unknownCommand() {
    assertMistake(
        Cli.run("evalute"), List.of("'evalute'", "did you mean evaluate", "sswim --help"));
  }

  static String undated(int rows) {
    return Cli.weekly(rows).replaceAll("(?m)^[^,\n]*,", "");
  }

  static void assertMistake(Cli.Run run, List<String> parts) {
    assertThat(run.err()).as("standard error").startsWith("sswim: ").endsWith("\n");
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains(parts).doesNotContain("Exception", "bug");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }
}
