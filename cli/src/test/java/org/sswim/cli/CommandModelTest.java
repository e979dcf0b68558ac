package org.sswim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.options.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What holds for all commands: help of one form, and one spelling for one idea. */
class CommandModelTest {
  /** Options that are not alike in all commands, and why. */
  private static final Map<String, String> NOT_ALIKE =
      Map.ofEntries(
          Map.entry("--horizon", "only panels may leave it to the season"),
          Map.entry("--target", "panels know it by the name of a column, and other tools' word"),
          Map.entry("--date-column", "the same"),
          Map.entry("--model", "a file to read, or to write"),
          Map.entry("--out", "says what is written: CSV, or a folder"),
          Map.entry("--checkpoint", "a file of a descent, a folder of networks of panels"),
          Map.entry("--data", "nir's FILE is a graph"),
          Map.entry("--data-only", "one file has a name of its own, several are below --out"),
          Map.entry("--energy", "of inspect it is another task, of evaluate it is a column"),
          Map.entry("--neurons", "panels' are fixed, others may leave them to the data"));

  /** Words that are two ideas in singular and plural. */
  private static final Map<String, String> TWO_IDEAS =
      Map.of(
          "--seed", "the first seed, and how many",
          "--model", "where to save one, and which to compare",
          "--window", "rows that a forecast sees, and how many windows to run",
          "--sample", "the column of samples");

  /** What other programs call what we call otherwise. */
  private static final Map<String, String> OTHER_WORDS =
      Map.of(
          "--html", "--report",
          "--page", "--report",
          "--output", "--out",
          "--look-back", "--window",
          "--lookback", "--window",
          "--jobs", "--threads",
          "--confidence", "--level",
          "--targets", "--target",
          "--channel-names", "--target");

  private static final Map<String, CommandLine> COMMANDS =
      CommandReference.all(root().getSubcommands());

  private static Set<String> commands() {
    return COMMANDS.keySet();
  }

  @Test
  void firstPageFitsAScreenAndEndsWithAnExample() {
    for (String name : commands()) {
      CommandSpec command = command(name);
      String page = HelpPage.of(command, false);
      List<String> lines = page.lines().toList();
      assertThat(lines).as(name).hasSizeLessThanOrEqualTo(40);
      assertThat(lines).as(name).allMatch(line -> line.length() <= 100);
      assertThat(page).startsWith("Usage: sswim " + name);
      assertThat(page).containsSubsequence("\nExample:\n", "./sswim " + name);
      for (OptionSpec option : command.options()) {
        if (option.required()) {
          assertThat(page).contains("\n  " + option.names()[0]);
        }
      }
    }
  }

  @Test
  void firstPagesExplainWindowsModelsAndOutput() {
    for (String name : List.of("evaluate", "fit", "backtest", "train", "ablate")) {
      assertThat(HelpPage.of(command(name), false)).as(name).containsPattern("--window .* Rows of");
    }
    assertThat(HelpPage.of(command("evaluate"), false)).containsPattern("--models .* Models to");
    assertThat(HelpPage.of(command("predict"), false))
        .containsPattern("--out .* Write the forecasts");
  }

  @Test
  void allOptionsAreThereUnderTheHeadingOfTheirGroup() {
    for (String name : commands()) {
      String whole = HelpPage.of(command(name), true);
      assertThat(whole.lines()).as(name).allMatch(line -> line.length() <= 100);
      String first = HelpPage.of(command(name), false);
      assertThat(first.contains("options: sswim " + name + " --help-all"))
          .isEqualTo(!first.equals(whole));
      for (OptionSpec option : command(name).options()) {
        if (!option.usageHelp() && !option.versionHelp()) {
          String heading = HelpPage.OptionList.group(option).heading();
          assertThat(whole)
              .containsSubsequence(
                  heading.isEmpty() ? "" : heading + ":", "\n  " + option.names()[0]);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fit", "evaluate", "classify fit"})
  void helpIsCalledInFourWays(String name) {
    String first = HelpPage.of(command(name), false);
    String whole = HelpPage.of(command(name), true);
    Map.of(
            name + " --help", first,
            name + " -h", first,
            "help " + name, first,
            name + " --help-all", whole,
            "help --all " + name, whole)
        .forEach(
            (call, page) -> {
              Cli.Run run = Cli.run((Object[]) call.split(" "));
              assertThat(run.status()).as(call).isZero();
              assertThat(run.err()).as(call).isEmpty();
              assertThat(run.out()).as(call).isEqualTo(page);
            });
  }

  @Test
  void mistypedCommandsAndOptionsAreAnsweredWithTheNearest() {
    Map.of(
            "fti",
            "there is no command 'fti'; did you mean fit? (see sswim --help)",
            "help fti",
            "there is no command 'fti'; did you mean fit? (see sswim --help)",
            "forecast",
            "there is no command 'forecast'; there are demo, ",
            "classify eval",
            "there is no command 'classify eval'; did you mean evaluate? (see sswim classify",
            "fit x.csv --widnow=3",
            "there is no option '--widnow'; did you mean --window? (see sswim fit --help)",
            "fit x.csv --targets y",
            "there is no option '--targets'; did you mean --target",
            "explain a b --data c",
            "'b' is one argument too many; data go after --data (see sswim explain --help)",
            "fit x.csv --xyzzy",
            "there is no option '--xyzzy' (see sswim fit --help)",
            "fit x.csv --max-cost 1.5",
            "there is no option '--max-cost'; it is a setting: --set max-cost=1.5 (see sswim fit",
            "fit x.csv --kernel=alpha",
            "there is no option '--kernel'; perhaps a setting: --set psp-kernel=alpha or")
        .forEach(
            (call, message) -> {
              Cli.Run run = Cli.run((Object[]) call.split(" "));
              BadInputTest.assertMistake(run, List.of("sswim: " + message));
            });
  }

  /** What no page of help shows is set by its path. */
  @Test
  void optionsAreFewAndSettingsSayWhatTheyDecide() throws IOException {
    int fields = 0;
    for (String module : List.of("cli", "spark")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          fields += Files.readString(file).split("@Option\\(", -1).length - 1;
        }
      }
    }
    assertThat(fields).isBetween(1, 120);
    for (String name : commands()) {
      Settings settings = SettingsMixin.of(command(name));
      String page = HelpPage.settings(command(name));
      assertThat(page.lines()).as(name).allMatch(line -> line.length() <= 100);
      for (Settings.Setting setting : settings.all()) {
        assertThat(setting.about()).as("%s %s", name, setting.fields()).endsWith(".");
        assertThat(page).contains("\n  " + settings.path(setting) + "=" + setting.text());
      }
    }
    assertThat(Cli.run("fit", "--help-settings").out())
        .isEqualTo(HelpPage.settings(command("fit")))
        .contains("\n  max-cost=1.5 ");
  }

  @Test
  void completionIsAScriptThatBashTakes(@TempDir Path folder) throws Exception {
    Cli.Run run = Cli.run("completion");
    assertThat(run.status()).isZero();
    Path script = Cli.write(folder.resolve("complete"), run.out());
    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                ". '"
                    + script
                    + "'; COMP_WORDS=(./sswim fit --hor); COMP_CWORD=2;"
                    + " _complete_sswim; echo \"${COMPREPLY[@]}\"")
            .redirectErrorStream(true)
            .start();
    assertThat(new String(bash.getInputStream().readAllBytes(), UTF_8).strip())
        .contains("--horizon");
    assertThat(run.out()).contains("\"max-cost=\"", "\"skip=off\"");
    assertThat(bash.waitFor()).isZero();
  }

  @Test
  void everyCommandIsInOneGroupOfTheFirstPage() {
    List<String> grouped =
        Main.GROUPS.values().stream().flatMap(List::stream).map(Main::name).toList();
    assertThat(grouped).doesNotHaveDuplicates();
    assertThat(grouped).containsExactlyInAnyOrderElementsOf(root().getSubcommands().keySet());
    Cli.Run run = Cli.run("--help");
    assertThat(run.outLines()).hasSizeLessThanOrEqualTo(48);
    assertThat(run.outLines()).allMatch(line -> line.length() <= 100);
    grouped.forEach(name -> assertThat(run.out()).contains("\n  " + name + " "));
  }

  @Test
  void anOptionIsCalledAndGroupedAlikeInAllCommands() {
    Map<String, Set<String>> forms = new TreeMap<>();
    commands()
        .forEach(
            name -> {
              for (OptionSpec option : command(name).options()) {
                String first = option.names()[0];
                if (!NOT_ALIKE.containsKey(first)) {
                  forms
                      .computeIfAbsent(first, key -> new TreeSet<>())
                      .add(
                          List.of(option.names())
                              + (option.arity().max() == 0 ? "" : option.paramLabel())
                              + HelpPage.OptionList.group(option));
                }
              }
            });
    forms.values().removeIf(found -> found.size() == 1);
    assertThat(forms).isEmpty();
  }

  @Test
  void oneIdeaHasOneWord() {
    commands()
        .forEach(
            name -> {
              CommandSpec command = command(name);
              for (OptionSpec option : command.options()) {
                assertThat(option.longestName()).as(name).startsWith("--");
                assertThat(HelpPage.OptionList.description(option))
                    .as(name + " " + option)
                    .endsWith(".");
                for (String word : option.names()) {
                  assertThat(OTHER_WORDS).as("%s %s", name, word).doesNotContainKey(word);
                  OptionSpec plural = command.findOption(word + "s");
                  if (plural != null && !TWO_IDEAS.containsKey(word)) {
                    assertThat(plural).as("%s %s", name, word).isSameAs(option);
                  }
                }
              }
              boolean horizon = command.findOption("--horizon") != null;
              assertThat(command.findOption("--horizons") != null).as(name).isEqualTo(horizon);
              boolean charts = command.findOption("--svg") != null;
              assertThat(!charts || command.findOption("--report") != null).as(name).isTrue();
            });
  }

  private static CommandSpec command(String name) {
    return COMMANDS.get(name).getCommandSpec();
  }

  private static CommandLine root() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    return Main.all(new Console(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, false));
  }
}
