package org.sswim.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassModel;
import org.sswim.classification.ClassifierModel;
import org.sswim.evaluation.FileScore;
import org.sswim.evaluation.Metrics;
import org.sswim.forecasters.LowBitFit;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFile;
import org.sswim.model.ModelFormat;
import org.sswim.model.ParameterFiles;
import org.sswim.model.WeightFormat;
import org.sswim.nir.NirApproximation;
import org.sswim.nir.NirClassifierExport;
import org.sswim.nir.NirException;
import org.sswim.nir.NirExport;
import org.sswim.nir.NirFile;
import org.sswim.nir.NirGraph;
import org.sswim.onnx.OnnxStep;
import org.sswim.report.ExportReport;
import org.sswim.report.Figures;
import org.sswim.report.JsonText;
import org.sswim.report.Report;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a model in other formats. */
@Command(name = "export")
final class ExportCommand extends ModelCommand {
  private static final int WINDOWS = 500;

  @Option(names = "--npz", paramLabel = "FILE")
  private @Nullable Path npz;

  @Option(names = "--csv", paramLabel = "DIR")
  private @Nullable Path folder;

  @Option(names = "--int8", paramLabel = "OUT")
  private @Nullable Path int8;

  @Option(names = "--bits", paramLabel = "N[,...]", split = ",")
  private List<Integer> bits = List.of();

  @Option(names = "--bits-model", paramLabel = "OUT")
  private @Nullable Path bitsModel;

  @Option(names = "--nir", paramLabel = "FILE")
  private @Nullable Path nir;

  @Option(names = "--onnx", paramLabel = "FILE")
  private @Nullable Path onnx;

  @Option(names = "--approximate")
  private boolean approximate;

  @Mixin private Flags.Dt dt;
  @Mixin private Flags.MaybeData seen;

  @Option(names = "--windows", paramLabel = "N")
  private @Nullable Integer windows;

  @Mixin private ModelInput models;
  @Mixin Flags.Json json;
  @Mixin private CsvMixin csv;

  @Override
  Report run() {
    Path data = seen.path;
    requireBits();
    boolean arrays =
        npz != null || folder != null || int8 != null || !bits.isEmpty() || onnx != null;
    not(!arrays && nir == null)
        .or(
            "say what to write: --npz FILE, --csv DIR, --int8 OUT, --bits N, --nir FILE or --onnx"
                + " FILE");
    if (folder != null) {
      ParameterFiles.requireFree(folder);
    }
    OutputFile stepFile = onnx == null ? null : new OutputFile("--onnx", onnx);
    boolean graphAlone = !arrays && data == null && !approximate;
    if (nir != null && graphAlone && ModelFormat.of(model).holds(ClassModel.class)) {
      return writeGraph(models.classifier(model), target(nir));
    }
    ForecastModel fitted =
        models.forecaster(
            model,
            "export takes forecasters; classifiers of vectors or images are written as --nir only;"
                + " numpy.load reads the arrays of this file directly");
    ScoredFile scored =
        data == null
            ? null
            : scored(fitted, data, fitted.selectComplete(csv.readFor(fitted, data)));
    NirApproximation sayable = null;
    NirGraph graph = null;
    if (nir != null) {
      sayable = NirApproximation.of(fitted);
      graph =
          approximate
              ? NirExport.graph(sayable.model(), seconds(), sayable.losses())
              : NirExport.graph(fitted, seconds(), List.of());
    }
    byte[] step = stepFile == null ? null : step(fitted, stepFile);
    Report found = exported();
    if (npz != null) {
      ParameterFiles.writeNpz(fitted, npz);
      println("wrote " + npz + ": every array of the model");
    }
    if (folder != null) {
      ParameterFiles.writeCsv(fitted, folder);
      println(
          "wrote %s: tables of network, read-out and moment, not of the joint stage; --npz"
              + " holds every array",
          folder);
    }
    if (int8 != null) {
      found.with("int8", writeInt8(fitted, int8, scored));
    }
    if (!bits.isEmpty() && scored != null) {
      found.with("bits", writeBits(fitted, scored));
    }
    if (nir != null && graph != null && sayable != null) {
      NirFile.write(graph, target(nir));
      found.with("nir", tellOfNir(fitted, sayable, graph, scored));
      println("wrote " + nir + ": the network as a NIR graph");
    }
    if (stepFile != null && step != null) {
      stepFile.write(step);
      tellOfStages(fitted);
      println("wrote " + stepFile.path() + ": one step of the network");
    }
    return found;
  }

  private Report exported() {
    return new Report("S-SWIM export", name(), "exports").with("model", model.toString());
  }

  private double seconds() {
    return dt.or(NirCommand.USUAL_DT);
  }

  /** The one form of this command that there is of a classifier. */
  private Report writeGraph(ClassModel fitted, Path file) {
    if (!(fitted instanceof ClassifierModel classifier)) {
      throw new UnusableFileException(
          model
              + ": its neurons, from a related algorithm, have no graph here; run it with 'sswim"
              + " classify predict'");
    }
    NirGraph graph;
    try {
      graph = NirClassifierExport.graph(classifier, seconds());
    } catch (NirException e) {
      throw new UnusableFileException(
          model + ": " + e.getMessage() + "; run it with 'sswim classify predict'");
    }
    NirFile.write(graph, file);
    println("the graph holds the whole network; a step lasts " + seconds() + " s");
    println("wrote " + file + ": the network as a NIR graph");
    return exported().with("nir", JsonText.of("nodes", graph.nodes().size()).with("dt", seconds()));
  }

  /**
   * The data on which a model and what is exported of it are compared.
   *
   * @param series its rows
   * @param file where they came from
   * @param windows number of windows, the last
   */
  record ScoredFile(TimeSeries series, Path file, int windows, Console console) {
    /** The errors of a model. */
    Metrics score(ForecastModel model) {
      try (ConsoleProgress progress = new ConsoleProgress(console, "export")) {
        return FileScore.of(model, series, windows, progress);
      }
    }

    /** Which windows, as a phrase. */
    String phrase() {
      return "the last " + Figures.count(windows, "window") + " of " + file.getFileName();
    }
  }

  private List<? extends Record> writeInt8(
      ForecastModel fitted, Path file, @Nullable ScoredFile scored) {
    ModelFormat.FORECASTER.write(fitted.withoutOrigins(), file, WeightFormat.INT8);
    ExportReport report = new ExportReport();
    report.add("float32", size(model), scored == null ? null : scored.score(fitted));
    ForecastModel small = ModelFormat.FORECASTER.read(file);
    report.add("int8", size(file), scored == null ? null : scored.score(small));
    print(
        report.text(
            "int8",
            scored == null
                ? "; give --data FILE to see what it costs in accuracy"
                : " and changes the RSE by " + report.change() + " over " + scored.phrase()));
    println("wrote " + file + ": the model with weights of 8 bits");
    return report.json();
  }

  /** The last windows of a file; in one of few rows those before them are left for rounding. */
  private ScoredFile scored(ForecastModel fitted, Path data, TimeSeries series) {
    int all = series.rows() - fitted.spec().window() - fitted.spec().horizon() + 1;
    int some = windows != null ? windows : all >= WINDOWS ? WINDOWS : Math.max(1, all / 2);
    FileScore.requireRows(fitted, series.rows(), some);
    return new ScoredFile(series, data, some, console());
  }

  private void requireBits() {
    not(bits.isEmpty() && bitsModel != null)
        .or("--bits-model writes a read-out of few bits; say of how many: --bits 3");
    not(bits.size() > 1 && bitsModel != null)
        .or(
            "--bits-model writes a read-out of one number of bits; got --bits "
                + String.join(",", bits.stream().map(String::valueOf).toList())
                + "; name one of them");
    not(!bits.isEmpty() && seen.path == null)
        .or(
            "--bits needs --data FILE, the series of the fit or one like it: its rows say how"
                + " forecasts move with weights");
  }

  private List<? extends Record> writeBits(ForecastModel fitted, ScoredFile scored) {
    ExportReport report = new ExportReport();
    TimeSeries series = scored.series();
    int before = series.rows() - fitted.spec().horizon() - scored.windows() + 1;
    LowBitFit fit = new LowBitFit(fitted, series.slice(0, before), Workers.available());
    report.add(
        "float32",
        Float.BYTES * (long) fitted.network().readout().weights().length,
        scored.score(fitted));
    for (int count : bits) {
      LowBitFit.Quantised rounded = fit.rounded(count);
      report.add(
          count + " bits, rounded", rounded.readout().bytes(), scored.score(rounded.model()));
      LowBitFit.Quantised own = fit.of(count);
      report.add(count + " bits", own.readout().bytes(), scored.score(own.model()));
      if (bitsModel != null) {
        ModelFile.write(own.model().withoutOrigins(), bitsModel, own.readout());
      }
    }
    String chosen = "; it was chosen on the rows before, and scored on " + scored.phrase();
    print(report.text("a read-out of " + bits.get(bits.size() - 1) + " bits", chosen));
    if (bitsModel != null) {
      println(
          "wrote %s: the model with a read-out of %s bits, %s of %s bytes",
          bitsModel, bits.get(0), size(bitsModel), size(model));
    }
    return report.json();
  }

  /** A link stays a link: what it points to is replaced. */
  private static Path target(Path file) {
    try {
      return Files.exists(file) ? file.toRealPath() : file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] step(ForecastModel fitted, OutputFile file) {
    try {
      return OnnxStep.of(fitted);
    } catch (IllegalArgumentException e) {
      throw file.problem(String.valueOf(e.getMessage()), e);
    }
  }

  /** Graphs hold the network alone; all other exports hold the stages beside it, too. */
  private void tellOfStages(ForecastModel fitted) {
    String stages =
        Stream.of(fitted.moment() == null ? "" : "moment", fitted.joint() == null ? "" : "joint")
            .filter(stage -> !stage.isEmpty())
            .collect(Collectors.joining(" and "));
    if (!stages.isEmpty()) {
      println(
          "not in the graph: "
              + stages
              + " beside the network; its outputs are what the past adds; --npz holds all");
    }
  }

  private JsonText tellOfNir(
      ForecastModel fitted, NirApproximation sayable, NirGraph graph, @Nullable ScoredFile scored) {
    JsonText result =
        JsonText.of("nodes", graph.nodes().size())
            .with("dt", seconds())
            .with("lost", sayable.losses());
    tellOfStages(fitted);
    if (sayable.losses().isEmpty()) {
      println("the graph holds the whole network; a row lasts " + seconds() + " s");
      return result;
    }
    sayable.losses().forEach(loss -> println("lost: " + loss));
    if (scored == null) {
      println("give --data FILE to see what that costs in accuracy");
      return result;
    }
    double before = scored.score(fitted).rse();
    double after = scored.score(sayable.model()).rse();
    println("this changes the RSE by %s over %s", Figures.change(after, before), scored.phrase());
    return result.with("windows", windows).with("rseBefore", before).with("rseAfter", after);
  }
}
