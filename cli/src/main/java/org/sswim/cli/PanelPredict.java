package org.sswim.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sswim.linalg.Workers;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelForecast;
import org.sswim.panels.PanelModel;
import org.sswim.paneltrainers.PanelComparison;
import org.sswim.report.Figures;
import org.sswim.report.PanelModelReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forecasts the rows that follow each series of a panel. */
@Command(name = "predict")
final class PanelPredict extends SubCommand {
  @Parameters(index = "0", paramLabel = "MODEL")
  private Path model;

  @Parameters(index = "1", paramLabel = "FILE")
  private Path file;

  @Mixin private Flags.Future future;

  @Option(names = "--unknown", paramLabel = "MODE", defaultValue = "forecast")
  private Unknown unknown;

  @Mixin private ModelInput models;
  @Mixin private Flags.Out out;
  @Mixin private Flags.Threads threads;
  @Mixin private Flags.Report report;
  @Mixin private PanelMixin panels;

  @Override
  void run() {
    PanelModel fitted = models.panel(model);
    future.require(fitted.inputs().known() > 0);
    Panel panel = panels.readFor(fitted, file, future.path, console());
    checkNames(fitted, panel);
    if (fitted.screened()) {
      DataWarnings.ofPanel(file, panel, "", console());
    }
    long unsuited =
        IntStream.range(0, panel.size()).filter(i -> !fitted.suits(panel.values(i))).count();
    if (unsuited > 0) {
      console()
          .warn(
              "%s: the last row is repeated for %s of %s series: they have only one row, or a"
                  + " value without a logarithm, which the model needs",
              file, unsuited, panel.size());
    }
    Workers workers = Workers.of(threads.count);
    PanelForecast[] forecasts =
        watched("predict", told -> PanelComparison.forecasts(fitted, panel, workers, told));
    requireFinite(panel, forecasts);
    String text = PanelModelReport.csv(panel, panels.columns(), fitted.levels(), forecasts);
    report.write(() -> PanelModelReport.html(String.valueOf(file.getFileName()), panel, fitted));
    String rows = Figures.count(fitted.horizon(), "row");
    out.print(
        console(),
        text,
        path -> "Wrote %s for each of %s series to %s.\n".formatted(rows, panel.size(), path));
  }

  private void requireFinite(Panel panel, PanelForecast[] forecasts) {
    for (int i = 0; i < forecasts.length; i++) {
      PanelForecast own = forecasts[i];
      boolean finite =
          Stream.of(List.of(own.point()), List.of(own.lower()), List.of(own.upper()))
              .flatMap(List::stream)
              .flatMapToDouble(Arrays::stream)
              .allMatch(value -> Float.isFinite((float) value));
      UnusableFileException.when(
          !finite,
          "%s: its forecast of '%s' is not a finite number, as its weights are too"
              + " large; fit the model anew",
          model,
          panel.id(i));
    }
  }

  private void checkNames(PanelModel fitted, Panel panel) {
    List<String> strange = panel.ids().stream().filter(id -> !fitted.known().contains(id)).toList();
    if (strange.isEmpty()) {
      return;
    }
    String said =
        "%s: %s of %s series are not among those that the model was fitted to, '%s' for one"
            .formatted(file, strange.size(), panel.size(), strange.get(0));
    UnusableFileException.when(
        unknown == Unknown.REFUSE, said + "; leave them out, or --unknown forecast");
    console().warn(said + "; they are forecast alike");
  }

  /** What becomes of series that a model was not fitted to. */
  enum Unknown {
    FORECAST,
    REFUSE
  }
}
