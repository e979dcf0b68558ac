package org.sswim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.FileScore;
import org.sswim.forecasting.ForecastModel;
import org.sswim.model.ModelFile;
import org.sswim.model.ParameterFiles;
import org.sswim.model.WeightFormat;
import org.sswim.report.ExportReport;
import org.sswim.report.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a model in other formats. */
@Command(
    name = "export",
    customSynopsis = "sswim export MODEL [--npz FILE] [--csv DIR] [--int8 OUT] [OPTIONS]",
    description = "Writes a model in other formats.",
    footer = {
      "",
      "Example:",
      "  ./sswim export data.sswim --npz data.npz --csv data-parameters",
      "  ./sswim export data.sswim --int8 small.sswim --data data.csv"
    })
@SuppressWarnings("NullAway.Init")
final class ExportCommand extends SubCommand {
  @Parameters(paramLabel = "MODEL", description = "Model file, from fit.")
  private Path model;

  @Option(
      names = "--npz",
      paramLabel = "FILE",
      description = "All parameters as NumPy arrays, named, with a README.")
  private @Nullable Path npz;

  @Option(
      names = "--csv",
      paramLabel = "DIR",
      description = "All parameters as CSV tables, named, in a new folder.")
  private @Nullable Path folder;

  @Option(
      names = "--int8",
      paramLabel = "OUT",
      description = "A model file whose weights take a byte each, for the same commands.")
  private @Nullable Path int8;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "CSV file on whose last windows accuracy is compared.")
  private @Nullable Path data;

  @Option(
      names = "--windows",
      paramLabel = "N",
      defaultValue = "500",
      converter = Converters.Count.class,
      description = "Number of windows, the last of the file (${DEFAULT-VALUE}).")
  private int windows;

  @Option(names = "--json", paramLabel = "OUT", description = "Also write every number here.")
  private @Nullable Path json;

  @Mixin private CsvMixin csv;

  @Override
  void run() {
    if (npz == null && folder == null && int8 == null) {
      throw mistake("say what to write: --npz FILE, --csv DIR or --int8 OUT");
    }
    checked("--npz", npz);
    OutputFile small = checked("--int8", int8);
    OutputFile jsonFile = OutputFile.optional("--json", json);
    if (small != null) {
      small.distinctFrom(npz, "--npz");
    }
    if (jsonFile != null) {
      jsonFile
          .distinctFrom(model, "the model")
          .distinctFrom(data, "--data")
          .distinctFrom(npz, "--npz")
          .distinctFrom(int8, "--int8");
    }
    ForecastModel fitted = ModelFile.read(model);
    ScoredFile scored =
        data == null ? null : new ScoredFile(csv.readFor(fitted, data, this), data, windows);
    if (scored != null) {
      FileScore.requireRows(fitted, scored.series().rows(), windows);
    }
    JsonText found = new JsonText().with("model", model.toString());
    if (npz != null) {
      ParameterFiles.writeNpz(fitted, npz);
      console().out().println("wrote " + npz);
    }
    if (folder != null) {
      ParameterFiles.writeCsv(fitted, folder);
      console().out().println("wrote " + folder);
    }
    if (int8 != null) {
      found.object("int8", writeInt8(fitted, int8, scored));
    }
    if (jsonFile != null) {
      jsonFile.write(found.toString());
    }
  }

  private @Nullable OutputFile checked(String option, @Nullable Path path) {
    return path == null
        ? null
        : OutputFile.regular(option, path)
            .distinctFrom(model, "the model")
            .distinctFrom(data, "--data");
  }

  private JsonText writeInt8(ForecastModel fitted, Path file, @Nullable ScoredFile scored) {
    ExportReport.Pair errors = null;
    ModelFile.write(fitted, file, WeightFormat.INT8);
    if (scored != null) {
      errors = scored.compare(fitted, ModelFile.read(file), console());
    }
    long before = size(model);
    long after = size(file);
    console()
        .out()
        .print(
            ExportReport.of(
                "float32", "int8", before, after, errors, scored == null ? "" : scored.phrase()));
    console().out().println("wrote " + file);
    JsonText result = new JsonText().with("bytesBefore", before).with("bytesAfter", after);
    return errors == null
        ? result
        : result.with("windows", windows).object("errors", errors.json());
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UnusableFileException(file + ": cannot be read: " + OutputFile.reason(e), e);
    }
  }
}
