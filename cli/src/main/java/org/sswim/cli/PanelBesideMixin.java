package org.sswim.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sswim.panels.BesideNames;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What networks of a panel see beside values. */
final class PanelBesideMixin {
  @Option(names = "--static", split = ",", paramLabel = "NAME")
  private List<String> statics = List.of();

  @Mixin private Flags.Beside columns = new Flags.Beside();

  /** The names, each once, and none that has another meaning. */
  BesideNames names(SubCommand command, PanelMixin panels) {
    BesideNames names =
        new BesideNames(stripped(statics), stripped(columns.past), stripped(columns.known));
    Set<String> seen = new HashSet<>();
    for (String name : names.all()) {
      command.mistakeIf(
          name.isEmpty(), "--static, --inputs and --known need names; one of them is empty");
      command.mistakeIf(
          panels.columns().all().contains(name),
          "'%s' is the column of names, times or values; leave it out of --static, --inputs"
              + " and --known",
          name);
      command.mistakeIf(
          !seen.add(name),
          "'" + name + "' is named twice in --static, --inputs and --known; name it once");
    }
    return names;
  }

  private static List<String> stripped(List<String> names) {
    return names.stream().map(String::strip).toList();
  }
}
