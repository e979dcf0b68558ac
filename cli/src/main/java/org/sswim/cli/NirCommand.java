package org.sswim.cli;

import java.nio.file.Path;
import org.sswim.checks.Checks;
import org.sswim.classification.ClassModel;
import org.sswim.forecasting.ForecastModel;
import org.sswim.model.InvalidModelException;
import org.sswim.model.ModelFormat;
import org.sswim.nir.NirFile;
import org.sswim.nir.NirGraph;
import org.sswim.nir.NirSimulation;
import org.sswim.panels.PanelModel;
import org.sswim.report.NirReport;
import org.sswim.report.Report;
import org.sswim.series.InvalidDataException;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a NIR graph, or runs it. */
@Command(name = "nir")
final class NirCommand extends SubCommand {
  /** Seconds that a row lasts if nothing says otherwise. */
  static final double USUAL_DT = 1e-3;

  private static final int MOST_VALUES = 20_000_000;

  /** Rows after which progress is told. */
  private static final int TOLD = 64;

  @Parameters(paramLabel = "FILE")
  private Path file;

  @Mixin private Flags.MaybeData seen;
  @Mixin private Flags.Dt dt;

  @Option(names = "--input", paramLabel = "KIND", defaultValue = "events")
  private NirSimulation.Input input;

  @Mixin private Flags.Out out;
  @Mixin Flags.Json json;
  @Mixin private CsvMixin csv;

  @Override
  Report run() {
    Path data = seen.path;
    not(out.file() != null && data == null).or("--out needs --data CSV, what comes into the graph");
    refuseModel();
    NirGraph graph = NirFile.read(file);
    Report report = NirReport.of(graph, file);
    if (data == null) {
      return report.say(NirReport.text(graph));
    }
    TimeSeries series = csv.read(data, csv.options(null), false);
    out.print(simulate(graph, series, data), path -> "");
    return report;
  }

  /** Says what to do with a model, which is no graph yet. */
  private void refuseModel() {
    ModelFormat<?> kind;
    try {
      kind = ModelFormat.of(file);
    } catch (InvalidModelException e) {
      return;
    }
    throw new UnusableFileException(
        file + ": is a model of S-SWIM, not a NIR graph; " + instead(kind));
  }

  private static String instead(ModelFormat<?> kind) {
    if (kind.holds(ForecastModel.class)) {
      return "write its graph with 'sswim export MODEL --nir FILE', then give that";
    }
    if (kind.holds(PanelModel.class)) {
      return "forecasters of panels have no graph; use 'sswim panel predict'";
    }
    return kind.holds(ClassModel.class)
        ? "run it with 'sswim classify predict', or write its graph with 'sswim export --nir'"
        : "what related algorithms train has none; use 'sswim algorithms use'";
  }

  private String simulate(NirGraph graph, TimeSeries series, Path from) {
    Checks.that(series.channels() == graph.inputs(), InvalidDataException::new)
        .or(
            "%s: the graph has %s inputs; the file has %s columns besides dates; choose with"
                + " --target",
            from, graph.inputs(), series.channels());
    long written = (long) series.rows() * graph.outputs();
    Checks.that(written <= MOST_VALUES, InvalidDataException::new)
        .or(
            "%s: %s rows and %s outputs of the graph make %s values; at most %s are written;"
                + " give fewer rows",
            from, series.rows(), graph.outputs(), written, MOST_VALUES);
    NirSimulation simulation = new NirSimulation(graph, seconds(graph), input);
    double[] row = new double[series.channels()];
    double[] values = new double[simulation.outputs()];
    StringBuilder text = new StringBuilder("step");
    for (int k = 1; k <= values.length; k++) {
      text.append(",output").append(k);
    }
    text.append('\n');
    try (ConsoleProgress progress = new ConsoleProgress(console(), "nir")) {
      for (int r = 0; r < series.rows(); r++) {
        if (r % TOLD == 0) {
          progress.at((double) r / series.rows(), "row " + r);
        }
        series.copyRow(r, row);
        simulation.step(row, values);
        text.append(r);
        for (double value : values) {
          text.append(',').append(value);
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  private double seconds(NirGraph graph) {
    double own = Converters.number(graph.metadata().getOrDefault("dt", ""));
    return dt.or(own > 0 && Double.isFinite(own) ? own : USUAL_DT);
  }
}
