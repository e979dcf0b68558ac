package org.sswim.cli;

import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.Catalogue;
import org.sswim.catalogue.Entry;
import org.sswim.report.AlgorithmReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists related algorithms, or the settings of one. */
@Command(
    name = "algorithms",
    subcommands = {AlgorithmsRunCommand.class, AlgorithmsUseCommand.class})
final class AlgorithmsCommand extends SubCommand {
  @Parameters(arity = "0..1", paramLabel = "NAME")
  private @Nullable Entry<?> one;

  @Mixin private Flags.Results results;
  @Mixin private Flags.Svg svg;

  @Override
  void run() {
    console()
        .out()
        .print(
            one == null
                ? AlgorithmReport.list(Catalogue.entries())
                    + "\n"
                    + AlgorithmReport.standings(Catalogue.standings())
                : AlgorithmReport.settings(one));
    results.json.write(() -> AlgorithmReport.json(Catalogue.entries(), Catalogue.standings()));
    svg.write(() -> AlgorithmReport.svg(Catalogue.standings()));
    results.report.write(
        () -> one == null ? AlgorithmReport.html(Catalogue.entries()) : AlgorithmReport.html(one));
  }
}
