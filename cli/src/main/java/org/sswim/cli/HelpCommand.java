package org.sswim.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the help of a command. */
@Command(name = "help")
final class HelpCommand extends SubCommand {
  @Parameters(arity = "0..*", paramLabel = "COMMAND")
  private List<String> words = List.of();

  @Option(names = "--all")
  private boolean all;

  @Override
  void run() {
    CommandLine command = root();
    for (String word : words) {
      CommandLine below = command.getSubcommands().get(word);
      if (below == null) {
        throw new CommandLine.ParameterException(
            command, ErrorHandling.noSuchCommand(command, word));
      }
      command = below;
    }
    console().print(HelpPage.of(command.getCommandSpec(), all));
  }
}
