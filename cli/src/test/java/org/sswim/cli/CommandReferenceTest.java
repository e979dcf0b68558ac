package org.sswim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The reference in the documents says what the commands take now. */
class CommandReferenceTest {
  private static final Path FILE = Path.of("..", "docs", "reference", "commands.md");

  @Test
  void referenceIsCurrent() throws IOException {
    String current = CommandReference.of(commands());
    if (Boolean.getBoolean("sswim.write")) {
      Files.writeString(FILE, current);
    }
    assertThat(Files.exists(FILE) ? Files.readString(FILE) : "")
        .as(
            "docs/reference/commands.md is stale; renew it with: mvn -B -ntp verify -pl cli -am"
                + " -Dtest=CommandReferenceTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dsswim.write=true")
        .isEqualTo(current);
  }

  @Test
  void everyOptionOfTheHelpIsThere() {
    String text = CommandReference.of(commands());
    CommandReference.all(commands().getSubcommands())
        .forEach(
            (name, command) -> {
              String section = text.substring(text.indexOf("\n## " + name + "\n") + 1);
              int next = section.indexOf("\n## ");
              String own = next < 0 ? section : section.substring(0, next);
              List<Object> words = new ArrayList<>(List.of(name.split(" ", -1)));
              words.add("--help-all");
              for (String line : Cli.run(words.toArray()).out().lines().toList()) {
                if (line.matches("^ {2}--[a-z].*")) {
                  String option = line.strip().split("[ =]", 2)[0];
                  assertThat(own).contains("| `" + option);
                }
              }
            });
  }

  private static CommandLine commands() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    Console console = new Console(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, false);
    return Main.all(console);
  }
}
