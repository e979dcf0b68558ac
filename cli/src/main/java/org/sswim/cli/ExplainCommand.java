package org.sswim.cli;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.explanation.Explainer;
import org.sswim.explanation.Explanation;
import org.sswim.explanation.KnownChange;
import org.sswim.explanation.NeuronImportance;
import org.sswim.forecasting.ForecastModel;
import org.sswim.report.ExplanationReport;
import org.sswim.report.Figures;
import org.sswim.report.ImportanceReport;
import org.sswim.report.MomentReport;
import org.sswim.report.Report;
import org.sswim.report.WhatIfReport;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.series.ValueLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells which neurons carry a forecast. */
@Command(name = "explain")
final class ExplainCommand extends ModelCommand {
  private static final String WHAT_IF = "--what-if ";

  @Mixin private Flags.Data data;

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
  @Mixin Flags.Results results;

  @Option(names = "--what-if", paramLabel = "COLUMN=CHANGE")
  private List<String> wishes = List.of();

  @Mixin private CsvMixin csv;

  @Override
  Report run() {
    not(at != null && (from != null || to != null))
        .or("--at is one forecast, --from and --to are a period; give one of them");
    not(!wishes.isEmpty() && (from != null || to != null))
        .or("--what-if changes one forecast, --from and --to are a period; give --at");
    not(results.report.path != null && (from != null || to != null))
        .or("--report shows one forecast, --from and --to are a period; give --at");
    ForecastModel fitted =
        models.forecaster(
            model,
            "explain takes forecasters; 'sswim classify fit --report PAGE' shows what neurons see");
    Integer index = channelIndex(fitted.channels());
    not(lead != null && lead > fitted.spec().horizon())
        .or("--lead must lie in 1.." + fitted.spec().horizon() + ", the horizon; got " + lead);
    TimeSeries series = fitted.screened(fitted.selectComplete(csv.readFor(fitted, data.path)));
    if (from != null || to != null) {
      return period(fitted, series, index);
    }
    return single(fitted, series, index == null ? 0 : index);
  }

  private Report single(ForecastModel fitted, TimeSeries series, int index) {
    int row = at == null ? series.rows() - 1 : row("--at", at, series, fitted.spec().window() - 1);
    Explanation explanation =
        new Explainer(fitted).explain(series, row, lead == null ? 1 : lead, index);
    WhatIfReport changed = whatIf(fitted, series, row, index);
    MomentReport moment = MomentReport.of(fitted, series, row, index);
    return new ExplanationReport(fitted, series, explanation)
        .report(String.valueOf(data.path.getFileName()), top, moment, changed);
  }

  private Report period(ForecastModel fitted, TimeSeries series, @Nullable Integer index) {
    int window = fitted.spec().window();
    int first = from == null ? window - 1 : Math.max(window - 1, row("--from", from, series, 0));
    int last = to == null ? series.rows() - 1 : row("--to", to, series, 0);
    not(last < first)
        .or("--to must not come before --from, nor before the first window of " + window + " rows");
    String what = (last - first + 1) + " forecasts";
    int of = lead == null ? 0 : lead;
    List<NeuronImportance> found =
        watched(
            "explain",
            progress ->
                new Explainer(fitted)
                    .importance(series, first, last, of, index, done -> progress.at(done, what)));
    return new ImportanceReport(fitted, series, first, last, index == null ? 0 : index, found)
        .report(String.valueOf(data.path.getFileName()), top, lead, channel);
  }

  /**
   * The row of a date as the file writes dates, or of a number counted from 1.
   *
   * @param option what the text was given to
   * @param least the first row that may be meant, counted from 0
   * @return the row, counted from 0
   */
  private int row(String option, String text, TimeSeries series, int least) {
    int first = Math.min(least, series.rows() - 1);
    String strip = text.strip();
    Timeline timeline = series.timeline();
    LocalDateTime time = timeline == null ? null : timeline.wallClock(strip);
    if (timeline != null && time != null) {
      int row = Math.max(first, timeline.firstFrom(time));
      that(timeline.at(row).equals(time))
          .or(
              "%s: no forecast can be made from %s; it can from %s to %s, near that is %s",
              option,
              strip,
              timeline.formatRow(first),
              timeline.formatRow(series.rows() - 1),
              timeline.formatRow(row));
      return row;
    }
    if (!strip.matches("\\d{1,9}")) {
      throw mistake(
          "%s: '%s%s",
          option,
          strip,
          timeline == null
              ? "' is not a row number, and the file has no dates; give one of %s..%s"
                  .formatted(first + 1, series.rows())
              : "' is neither a row number nor a date such as "
                  + timeline.formatRow(series.rows() - 1));
    }
    int number = Integer.parseInt(strip);
    not(number <= first || number > series.rows())
        .or(
            "%s: no forecast can be made from row %s; it can from rows %s..%s",
            option, number, first + 1, series.rows());
    return number - 1;
  }

  private @Nullable Integer channelIndex(List<String> names) {
    if (channel == null) {
      return null;
    }
    int index = names.indexOf(channel);
    not(index < 0)
        .or("--channel must be one of " + String.join(", ", names) + "; got '" + channel + "'");
    return index;
  }

  /**
   * The forecast behind a row with and without the changes; null without any.
   *
   * @param series from {@link ForecastModel#selectComplete}
   * @param row the row that the forecast sees last, counted from 0
   */
  private @Nullable WhatIfReport whatIf(
      ForecastModel model, TimeSeries series, int row, int channel) {
    TimeSeries known = series.known();
    if (wishes.isEmpty()) {
      return null;
    }
    if (known == null || model.knownAhead() == 0) {
      throw mistake(
          "%s%s: no stage of the model looks at known columns; fit one with"
              + " --known COLUMN and --set moment=values",
          WHAT_IF, wishes.get(0));
    }
    List<KnownChange> changes = new ArrayList<>();
    for (String wish : wishes) {
      changes.addAll(
          asked(
              WHAT_IF + wish + ": ",
              () ->
                  KnownChange.parse(
                      wish, known.channelNames(), CsvMixin.kept(model).categories())));
      requireWithin(model, known, row, changes, wish);
    }
    return WhatIfReport.of(
        model, series, row, channel, KnownChange.behind(series, row, changes), wishes);
  }

  /**
   * Refuses what the model would take for a glitch, so that nothing would change, and a third value
   * of a column that has two.
   */
  private void requireWithin(
      ForecastModel model, TimeSeries known, int row, List<KnownChange> changes, String wish) {
    ValueLimits limits = model.limits();
    int first = model.channels().size() + model.spec().covariates().past().size();
    int end = Math.min(known.rows(), row + 1 + model.spec().horizon());
    for (int c = 0; c < known.channels(); c++) {
      int column = c;
      List<KnownChange> own = changes.stream().filter(change -> change.column() == column).toList();
      double[] seen = own.isEmpty() ? new double[0] : twoValues(known, c, row);
      for (int r = row + 1; r < end && !own.isEmpty(); r++) {
        double value = known.value(r, c);
        for (KnownChange change : own) {
          value = change.of(value);
        }
        String name = known.channelNames().get(c);
        String what = wish + ": '" + name + "' would be " + Figures.plain(value);
        String least = Figures.plain(limits.lower(first + c));
        String most = Figures.plain(limits.upper(first + c));
        that(limits.holds(first + c, value))
            .or(
                "%s%s in a row ahead; the model takes %s to %s: change it less",
                WHAT_IF, what, least, most);
        if (seen.length == 2) {
          not(value != seen[0] && value != seen[1])
              .or(
                  "%s%s in a row ahead; it is %s or %s in all rows before: set it to one",
                  WHAT_IF, what, Figures.plain(seen[0]), Figures.plain(seen[1]));
        }
      }
    }
  }

  /** The values of a column up to a row; three of them where it has more than two. */
  private static double[] twoValues(TimeSeries known, int column, int row) {
    return IntStream.rangeClosed(0, row)
        .mapToDouble(r -> known.value(r, column))
        .distinct()
        .limit(3)
        .toArray();
  }
}
