package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.explanation.Explainer;
import org.sswim.explanation.Explanation;
import org.sswim.explanation.NeuronImportance;
import org.sswim.explanation.PeriodImportance;
import org.sswim.forecasting.ForecastModel;
import org.sswim.report.ExplanationReport;
import org.sswim.report.ImportanceReport;
import org.sswim.report.JsonText;
import org.sswim.report.MomentReport;
import org.sswim.report.WhatIfReport;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells which neurons carry a forecast. */
@Command(name = "explain")
final class ExplainCommand extends SubCommand {
  @Parameters(paramLabel = "MODEL")
  private Path model;

  @Option(names = "--data", required = true, paramLabel = "FILE")
  private Path data;

  @Option(names = "--at", paramLabel = "TIME")
  private @Nullable String at;

  @Option(names = "--lead", paramLabel = "K")
  private @Nullable Integer lead;

  @Option(names = "--channel", paramLabel = "C")
  private @Nullable String channel;

  @Option(names = "--from", paramLabel = "TIME")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME")
  private @Nullable String to;

  @Option(names = "--top", paramLabel = "N")
  private int top = 10;

  @Mixin private ModelInput models;
  @Mixin private Flags.Results results;
  @Mixin private WhatIfMixin whatIf;
  @Mixin private CsvMixin csv;

  @Override
  void run() {
    mistakeIf(
        at != null && (from != null || to != null),
        "--at is one forecast, --from and --to are a period; give one of them");
    mistakeIf(
        whatIf.any() && (from != null || to != null),
        "--what-if changes one forecast, --from and --to are a period; give --at");
    mistakeIf(
        results.report.path != null && (from != null || to != null),
        "--report shows one forecast, --from and --to are a period; give --at");
    ForecastModel fitted =
        models.forecaster(
            model,
            "explain takes forecasters; 'sswim classify fit --report PAGE' shows what neurons see");
    Integer index = channelIndex(fitted.channels());
    mistakeIf(
        lead != null && lead > fitted.spec().horizon(),
        "--lead must lie in 1.." + fitted.spec().horizon() + ", the horizon; got " + lead);
    TimeSeries series = fitted.selectComplete(csv.readFor(this, fitted, data));
    if (from != null || to != null) {
      period(fitted, series, index);
    } else {
      single(fitted, series, index == null ? 0 : index);
    }
  }

  private void single(ForecastModel fitted, TimeSeries series, int index) {
    int row =
        at == null
            ? series.rows() - 1
            : new RowFinder(this, series, fitted.spec().window() - 1).row("--at", at);
    Explanation explanation =
        new Explainer(fitted).explain(series, row, lead == null ? 1 : lead, index);
    WhatIfReport changed = whatIf.report(this, fitted, series, row, index);
    MomentReport moment = MomentReport.of(fitted, series, row, index);
    ExplanationReport text = new ExplanationReport(fitted, series, explanation);
    console().print(text.text(top, moment));
    if (changed != null) {
      console().print(changed.text());
    }
    JsonText all = text.json(moment);
    results.write(
        () -> changed == null ? all : all.with("whatIf", changed.json()),
        () -> text.html(String.valueOf(data.getFileName()), moment, changed));
  }

  private void period(ForecastModel fitted, TimeSeries series, @Nullable Integer index) {
    RowFinder finder = new RowFinder(this, series, 0);
    int window = fitted.spec().window();
    int first = from == null ? window - 1 : Math.max(window - 1, finder.row("--from", from));
    int last = to == null ? series.rows() - 1 : finder.row("--to", to);
    mistakeIf(
        last < first,
        "--to must not come before --from, nor before the first window of " + window + " rows");
    String what = (last - first + 1) + " forecasts";
    int of = lead == null ? 0 : lead;
    List<NeuronImportance> found =
        watched(
            "explain",
            progress ->
                PeriodImportance.measure(
                    fitted, series, first, last, of, index, done -> progress.at(done, what)));
    ImportanceReport text =
        new ImportanceReport(fitted, series, first, last, index == null ? 0 : index, found);
    console().print(text.text(top));
    results.json.write(() -> text.json(lead, channel));
  }

  private @Nullable Integer channelIndex(List<String> names) {
    if (channel == null) {
      return null;
    }
    int index = names.indexOf(channel);
    mistakeIf(
        index < 0,
        "--channel must be one of " + String.join(", ", names) + "; got '" + channel + "'");
    return index;
  }
}
