package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.explanation.Explainer;
import org.sswim.explanation.Explanation;
import org.sswim.explanation.NeuronShare;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.Semantics;

/** Why a model forecasts a value, as the page draws it. */
final class ExplanationSection {
  private static final int TOP = 10;

  /** Values of training windows on a page; each takes about 30 bytes with its date. */
  private static final int MOST_VALUES = 15_000;

  private final ForecastModel model;
  private final TimeSeries series;
  private final Explanation explanation;
  private final ExplanationReport report;
  private final TrainingPairs pairs;
  private final TrainingWindows windows;
  private final int window;

  /**
   * The section of an explanation.
   *
   * @param series that the explanation is about
   */
  ExplanationSection(ForecastModel model, TimeSeries series, Explanation explanation) {
    this.model = model;
    this.series = series;
    this.explanation = explanation;
    report = new ExplanationReport(model, series, explanation);
    pairs = new TrainingPairs(model, series.timeline());
    windows = new TrainingWindows(model, series);
    window = model.spec().window();
  }

  /**
   * The forecast of the first channel one row behind a row; null for a model that does not remember
   * its training windows.
   *
   * @param row the last row that the forecast sees, counted from 0
   */
  static @Nullable ExplanationSection of(ForecastModel model, TimeSeries series, int row) {
    return model.background() == null
        ? null
        : new ExplanationSection(model, series, new Explainer(model).explain(series, row, 1, 0));
  }

  JsonText json() {
    int channel = explanation.channel();
    int first = explanation.row() - window + 1;
    return new JsonText()
        .with("heading", report.heading())
        .with("channel", series.channelNames().get(channel))
        .with("dated", (Object) (series.timeline() != null))
        .with("scale", report.scale())
        .with("reference", explanation.reference())
        .with("referenceOf", report.reference())
        .with("forecast", explanation.forecast())
        .with("actual", (Object) report.actual())
        .objects("parts", parts())
        .objects("others", others())
        .with("times", times(first))
        .with(
            "firstStep",
            model.spec().semantics() == Semantics.STREAMING
                ? 0
                : model.network().hidden().input().taps() - 1)
        .with("signal", (Object) values(first, channel))
        .objects("firings", explanation.neurons().stream().limit(TOP).map(this::firing).toList())
        .objects("pairs", pairs())
        .object("table", report.table(TOP).json())
        .with("notes", report.legend(TOP));
  }

  /** What changes the reference into the forecast, but for the neurons that are not shown. */
  private List<JsonText> parts() {
    List<JsonText> parts = new ArrayList<>();
    if (model.moment() != null) {
      parts.add(part(ExplanationReport.MOMENT, explanation.moment()));
    }
    if (model.joint() != null) {
      parts.add(part(ExplanationReport.JOINT, explanation.joint()));
    }
    parts.add(part(ExplanationReport.CONSTANT, explanation.constant()));
    if (model.network().skip() != null) {
      parts.add(part(ExplanationReport.SKIP, explanation.skip()));
    }
    explanation.neurons().stream()
        .limit(TOP)
        .forEach(share -> parts.add(part("neuron " + share.neuron(), share.contribution())));
    return parts;
  }

  /** The other neurons, in each way to group them. */
  private List<JsonText> others() {
    List<NeuronGroup> kinds = report.others(TOP);
    List<NeuronGroup> periods = report.periods(TOP);
    List<JsonText> ways = new ArrayList<>();
    if (!kinds.equals(periods)) {
      ways.add(others("kind of window", kinds));
    }
    ways.add(others("training period", periods));
    return ways;
  }

  private static JsonText others(String by, List<NeuronGroup> groups) {
    return new JsonText()
        .with("by", (Object) by)
        .objects("parts", groups.stream().map(g -> part(g.label(), g.adds())).toList());
  }

  private static JsonText part(String name, double adds) {
    return new JsonText().with("name", name).with("adds", adds);
  }

  private JsonText firing(NeuronShare share) {
    int first = explanation.row() - window + 1;
    return new JsonText()
        .with("neuron", share.neuron())
        .with("steps", share.spikes().stream().map(row -> row - first).toList());
  }

  /** The best pair of each of the top neurons, of as many as a page can hold. */
  private List<JsonText> pairs() {
    int most = Math.max(1, Math.min(TOP, MOST_VALUES / (2 * window)));
    List<JsonText> all = new ArrayList<>();
    for (NeuronShare share : explanation.neurons()) {
      NeuronOrigins.Pair pair = pairs.best(share.neuron());
      if (pair == null || all.size() == most) {
        return all;
      }
      int silent = windows.start(pair.silent());
      int firing = windows.start(pair.firing());
      if (silent >= 0 && firing >= 0) {
        all.add(
            new JsonText()
                .with("neuron", share.neuron())
                .with("row", pair.row())
                .object("silent", window(pair.silent(), silent))
                .object("firing", window(pair.firing(), firing)));
      }
    }
    return all;
  }

  private JsonText window(NeuronOrigins.Window own, int start) {
    boolean shared = model.spec().channels() == ChannelMode.SHARED;
    int channel = shared ? own.lane() : explanation.channel();
    return new JsonText()
        .with("channel", series.channelNames().get(channel))
        .with("voltage", (Object) Rounding.significant(4, own.voltage()).get(0))
        .with("times", times(start))
        .with("values", (Object) values(start, channel));
  }

  private List<String> times(int first) {
    List<String> times = new ArrayList<>();
    for (int row = first; row < first + window; row++) {
      times.add(Origin.time(series, row));
    }
    return times;
  }

  private List<@Nullable Number> values(int first, int channel) {
    double[] values = new double[window];
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < window; t++) {
      values[t] = series.value(first + t, channel);
      min = Math.min(min, values[t]);
      max = Math.max(max, values[t]);
    }
    return Rounding.of(min, max).of(values);
  }
}
