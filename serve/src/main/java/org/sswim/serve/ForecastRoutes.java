package org.sswim.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sswim.explanation.Explainer;
import org.sswim.explanation.Explanation;
import org.sswim.explanation.MomentEffects;
import org.sswim.explanation.NeuronShare;
import org.sswim.explanation.StageSplit;
import org.sswim.forecasting.CovariateInputs;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastJson;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.series.BesideColumns;
import org.sswim.series.Covariates;
import org.sswim.series.CsvOptions;
import org.sswim.series.SeriesCsv;
import org.sswim.series.Source;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.stored.JsonObject;

/** What follows rows that come in one request, and why. */
record ForecastRoutes(ServedMetrics metrics) {
  static final int MOST_OBSERVED = 2000;
  private static final int MOST_NEURONS = 50;

  /** {@code POST /models/{name}/forecast}. */
  void forecast(Call call, ServedModel.Forecaster served) throws IOException {
    ForecastModel model = served.model();
    call.requireOnly("steps", "observed", "ahead");
    boolean given = call.contentType().equals(GivenRows.JSON);
    Map<String, Object> json = given ? call.json("rows", "times", "steps") : null;
    int steps = steps(call, json, model.spec().horizon());
    Forecast forecast;
    TimeSeries series = null;
    if (json == null) {
      series = series(call, served);
      forecast = model.forecast(series);
    } else {
      GivenRows rows = GivenRows.ofJson(call, json, served);
      series = complete(rows, served);
      forecast = series == null ? pushed(call, rows, served) : model.forecast(series);
    }
    Timeline timeline = forecast.observed();
    JsonObject answer = JsonObject.of("model", served.name());
    noteOfUtc(answer, model, timeline != null && timeline.utc());
    noteOfGaps(answer, timeline);
    answer.with("horizon", steps);
    answer.with("channels", model.channels());
    answer.with(
        "forecast",
        ForecastJson.rows(forecast, steps, timeline == null ? null : timeline::formatNext));
    int observed = call.number("observed", 0, 0, MOST_OBSERVED);
    if (observed > 0 && series != null) {
      answer.with("observed", observed(series, observed));
    }
    metrics.rows(series == null ? model.spec().window() : series.rows());
    call.answer(200, answer);
  }

  /** How many rows ahead are asked for, by the body or the query. */
  static int steps(Call call, @Nullable Map<String, Object> json, int horizon) {
    Object given = json == null ? null : json.get("steps");
    if (given == null) {
      return call.number("steps", horizon, 1, horizon);
    }
    if (given instanceof Integer steps && steps >= 1 && steps <= horizon) {
      return steps;
    }
    throw new HttpRefusal(400, "'steps' must be a whole number in 1.." + horizon);
  }

  /** The rows as a series, where nothing is missing. */
  private static @Nullable TimeSeries complete(GivenRows rows, ServedModel.Forecaster served) {
    ForecastModel model = served.model();
    int window = model.spec().window();
    HttpRefusal.not(rows.observed() < window, 400)
        .or("the model needs a window of " + window + " rows; got " + rows.observed());
    CovariateInputs beside = model.spec().covariates();
    if (rows.incomplete(served)) {
      return null;
    }
    TimeSeries series =
        columns(rows, model.channels(), GivenRows.Row::values, rows.observed(), timeline(rows));
    if (beside.equals(CovariateInputs.none())) {
      return series;
    }
    TimeSeries past =
        beside.past().isEmpty()
            ? null
            : columns(rows, beside.past(), row -> row.past(served), rows.observed(), null);
    TimeSeries known =
        served.known().isEmpty()
            ? null
            : columns(rows, served.known(), row -> row.known(served), rows.rows().size(), null);
    return series.withCovariates(new Covariates(past, known, beside.groups()));
  }

  private static @Nullable Timeline timeline(GivenRows rows) {
    Timeline all = rows.timeline();
    return all == null ? null : all.slice(0, rows.observed());
  }

  private static TimeSeries columns(
      GivenRows rows,
      List<String> names,
      Function<GivenRows.Row, double[]> of,
      int count,
      @Nullable Timeline timeline) {
    double[] values = new double[count * names.size()];
    for (int r = 0; r < count; r++) {
      System.arraycopy(of.apply(rows.rows().get(r)), 0, values, r * names.size(), names.size());
    }
    return TimeSeries.of(names, values, timeline);
  }

  private static Forecast pushed(Call call, GivenRows rows, ServedModel.Forecaster served) {
    StreamingForecaster forecaster = new StreamingForecaster(served.model());
    GivenRows.Feed feed = rows.feed(forecaster, served);
    for (int r = 0; r < rows.observed(); r++) {
      call.requireTime();
      feed.push(r);
    }
    return Forecast.after(forecaster, timeline(rows));
  }

  /** A CSV body as {@code predict} reads a file: the model's channels and columns by name. */
  private static TimeSeries series(Call call, ServedModel.Forecaster served) throws IOException {
    if (!call.contentType().equals(GivenRows.CSV)) {
      throw GivenRows.wrongType();
    }
    Source text = Source.of(call.text().getBytes(StandardCharsets.UTF_8), GivenRows.SOURCE);
    CovariateInputs beside = served.model().spec().covariates();
    CsvOptions options = served.csv();
    boolean observed = !beside.known().isEmpty();
    TimeSeries channels =
        SeriesCsv.content(text, options.withColumns(served.model().channels()), observed).series();
    call.requireRows(channels.rows());
    TimeSeries series =
        new BesideColumns(options.besideAlone(), text, beside.past(), served.known())
            .attach(channels, beside.groups());
    Covariates covariates = series.covariates();
    TimeSeries known = covariates == null ? null : covariates.known();
    // Rows that hold known columns alone are ahead, whether that is said or not.
    int rows = known == null ? channels.rows() : known.rows();
    int ahead = call.number("ahead", 0, 0, rows - 1);
    return series.slice(0, Math.min(channels.rows(), rows - ahead));
  }

  private static List<JsonObject> observed(TimeSeries series, int most) {
    List<JsonObject> rows = new ArrayList<>();
    Timeline timeline = series.timeline();
    double[] values = new double[series.channels()];
    for (int r = Math.max(0, series.rows() - most); r < series.rows(); r++) {
      series.copyRow(r, values);
      rows.add(
          JsonObject.of("row", r + 1)
              .with("time", timeline == null ? null : timeline.formatRow(r))
              .with("values", JsonObject.of(series.channelNames(), values)));
    }
    return rows;
  }

  /** {@code POST /models/{name}/explain}: the parts of one value, and who fired when. */
  void explain(Call call, ServedModel.Forecaster served) throws IOException {
    ForecastModel model = served.model();
    call.requireOnly("lead", "channel", "neurons", "ahead", "stages");
    int lead = call.number("lead", 1, 1, model.spec().horizon());
    int channel = call.number("channel", 1, 1, model.channels().size()) - 1;
    int top = call.number("neurons", 10, 0, MOST_NEURONS);
    TimeSeries series;
    if (call.contentType().equals(GivenRows.JSON)) {
      series = complete(GivenRows.ofJson(call, call.json("rows", "times"), served), served);
    } else {
      series = series(call, served);
    }
    if (series == null) {
      throw new HttpRefusal(
          400, "give the rows as text/csv, all that the model was fitted on, none missing");
    }
    TimeSeries own = model.screened(model.select(series));
    Explanation found = new Explainer(model).explain(own, own.rows() - 1, lead, channel);
    int first = own.rows() - model.spec().window();
    JsonObject answer =
        JsonObject.of("model", served.name())
            .with("channel", model.channels().get(channel))
            .with("lead", lead)
            .with("transform", model.standardizer().transform().label())
            .with("forecast", found.forecast())
            .with("reference", found.reference())
            .with("constant", found.constant())
            .with("skip", found.skip())
            .with("moment", found.moment())
            .with("joint", found.joint())
            .with(
                "neuronsTogether",
                found.neurons().stream().mapToDouble(NeuronShare::contribution).sum())
            .with("neurons", found.neurons().stream().limit(top).map(n -> share(n, first)).toList())
            .with("spikes", spikes(found, first, model.spec().window()));
    if (call.flag("stages")) {
      stages(answer, model, own, channel);
    }
    metrics.rows(own.rows());
    call.answer(200, answer);
  }

  /** How the forecast splits and what the moment says, as far as the model has such stages. */
  private static void stages(
      JsonObject answer, ForecastModel model, TimeSeries series, int channel) {
    List<StageSplit> splits = StageSplit.of(model, series, series.rows() - 1);
    if (!splits.isEmpty()) {
      answer.with("split", splits.get(channel).members());
    }
    MomentEffects.of(model, series, channel)
        .forEach(effects -> answer.with("effects", effects.members()));
  }

  /** Spikes of all neurons at each row of the window. */
  private static int[] spikes(Explanation found, int first, int window) {
    int[] counts = new int[window];
    for (NeuronShare share : found.neurons()) {
      for (int at : inWindow(share, first)) {
        counts[at]++;
      }
    }
    return counts;
  }

  private static JsonObject share(NeuronShare share, int first) {
    return JsonObject.of("neuron", share.neuron())
        .with("contribution", share.contribution())
        .with("spikes", inWindow(share, first));
  }

  private static int[] inWindow(NeuronShare share, int first) {
    return share.spikes().stream().mapToInt(row -> row - first).filter(at -> at >= 0).toArray();
  }

  /**
   * Says on which clock the calendar is, where dates are in UTC and the model looks at them.
   *
   * @param utc whether they are, and no other zone is known
   */
  static void noteOfUtc(JsonObject answer, ForecastModel model, boolean utc) {
    if (utc && model.needsDates()) {
      note(
          answer,
          "the dates are in UTC, so the model sees hours and weekdays of UTC; if it was fitted in"
              + " another zone, give that as serve --zone");
    }
  }

  /** Says that rows are not evenly spaced, where they are not. */
  static void noteOfGaps(JsonObject answer, @Nullable Timeline timeline) {
    int[] irregular = timeline == null ? new int[0] : timeline.irregularRows();
    if (timeline != null && irregular.length > 0) {
      note(
          answer,
          "%s of %s rows are not %s after the row before (first: %s); rows count as evenly spaced"
              .formatted(
                  irregular.length,
                  timeline.rows(),
                  timeline.interval().describe(),
                  timeline.formatRow(irregular[0])));
    }
  }

  private static void note(JsonObject answer, String text) {
    answer.merge("note", text, (before, next) -> before + "; " + next);
  }
}
