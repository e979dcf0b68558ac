package org.sswim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ForecastModel;
import org.sswim.model.ModelFile;
import org.sswim.report.ModelReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a model is and where it came from. */
@Command(
    name = "inspect",
    customSynopsis = "sswim inspect MODEL [OPTIONS]",
    description = "Shows what a model is and where it came from.",
    footer = {"", "Example:", "  ./sswim inspect data.sswim"})
@SuppressWarnings("NullAway.Init")
final class InspectCommand extends SubCommand {
  @Parameters(paramLabel = "MODEL", description = "Model file, from fit.")
  private Path model;

  @Option(names = "--json", paramLabel = "OUT", description = "Also write it as JSON here.")
  private @Nullable Path json;

  @Override
  void run() {
    OutputFile jsonFile = OutputFile.optional("--json", json);
    if (jsonFile != null) {
      jsonFile.distinctFrom(model, "the model");
    }
    ForecastModel fitted = ModelFile.read(model);
    long bytes = size();
    console().out().print(ModelReport.full(fitted, bytes));
    if (jsonFile != null) {
      jsonFile.write(ModelReport.json(fitted).with("bytes", bytes).toString());
    }
  }

  private long size() {
    try {
      return Files.size(model);
    } catch (IOException e) {
      throw new UnusableFileException(model + ": cannot be read: " + OutputFile.reason(e), e);
    }
  }
}
