package org.sswim.cli;

import java.util.List;
import org.sswim.evaluation.Candidate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which forecasters are compared. */
@InGroup(HelpGroup.SCORES)
final class ModelsMixin {
  @Basic
  @Option(
      names = "--models",
      paramLabel = "NAME[,...]",
      completionCandidates = Models.Names.class,
      description = {
        "What to compare (${DEFAULT-VALUE}); some of ${COMPLETION-CANDIDATES}; settings may",
        "stand behind a name: s-swim:neurons=200:layers=2."
      })
  private String names;

  @Mixin private SweepMixin sweep = new SweepMixin();

  /** Those of some names unless others are asked for. */
  ModelsMixin(String usual) {
    names = usual;
  }

  /**
   * The models, each once, in the order of tables; without those that cannot be fitted here, unless
   * they were asked for.
   */
  List<Candidate> chosen(SubCommand command) {
    try {
      List<String> labels = List.of(names.strip().split("\\s*,\\s*", -1));
      return Models.ordered(
          command,
          sweep.swept(command, labels, Models::settings).stream().map(Models::named).toList());
    } catch (IllegalArgumentException e) {
      throw command.mistake("--models: " + e.getMessage());
    }
  }
}
