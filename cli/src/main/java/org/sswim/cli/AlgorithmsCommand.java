package org.sswim.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.Catalogue;
import org.sswim.algorithms.spi.Algorithm;
import org.sswim.report.AlgorithmReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Lists related algorithms, or the settings of one. */
@Command(
    name = "algorithms",
    customSynopsis = "sswim algorithms [NAME] [OPTIONS]",
    header = "Lists related ways to train spiking networks.",
    description = {
      "Lists them with paper, neurons, coding and published figures; with a NAME its settings, which",
      "go behind it: 'classify evaluate --models dsr:steps=20', 'classify fit --algorithm dsr'."
    },
    footer = {"", "Example:", "  ./sswim algorithms", "  ./sswim algorithms dsr"})
@SuppressWarnings("NullAway.Init")
final class AlgorithmsCommand extends SubCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      converter = Named.class,
      description = "Show the settings of this one.")
  private @Nullable Algorithm<?> one;

  @Basic
  @InGroup(HelpGroup.OUTPUT)
  @Option(names = "--json", paramLabel = "OUT", description = "Also write the list as JSON here.")
  private @Nullable Path json;

  @Override
  void run() {
    OutputFile jsonFile = OutputFile.optional("--json", json);
    console()
        .out()
        .print(one == null ? AlgorithmReport.list(Catalogue.all()) : AlgorithmReport.settings(one));
    if (jsonFile != null) {
      jsonFile.write(AlgorithmReport.json(Catalogue.all()));
    }
  }

  /** An algorithm by its name. */
  static final class Named implements ITypeConverter<Algorithm<?>> {
    @Override
    public Algorithm<?> convert(String text) {
      try {
        return Candidates.algorithm(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
