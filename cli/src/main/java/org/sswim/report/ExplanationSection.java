package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
  private final int window;
  private final int first;

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
    window = model.spec().window();
    first = explanation.row() - window + 1;
  }

  /**
   * The forecast of the first channel one row behind a row; null for a model that does not remember
   * its training windows.
   *
   * @param row the last row that the forecast sees, counted from 0
   */
  static @Nullable JsonText of(ForecastModel model, TimeSeries series, int row) {
    return model.background() == null
        ? null
        : new ExplanationSection(model, series, new Explainer(model).explain(series, row, 1, 0))
            .json();
  }

  JsonText json() {
    boolean streaming = model.spec().semantics() == Semantics.STREAMING;
    return report
        .head()
        .with("parts", parts())
        .with("others", others())
        .with("times", Origin.times(series, first, window))
        .with("firstStep", streaming ? 0 : model.network().hidden().input().taps() - 1)
        .with("signal", values(first, explanation.channel()))
        .with("firings", explanation.neurons().stream().limit(TOP).map(this::firing).toList())
        .with("pairs", pairs())
        .with(
            "table",
            ReportData.table("Parts of the forecast", report.table(TOP), report.legend(TOP)));
  }

  /** What changes the reference into the forecast, but for the neurons that are not shown. */
  private List<JsonText> parts() {
    List<JsonText> parts = new ArrayList<>();
    report.stages().forEach((name, adds) -> parts.add(part(name, adds)));
    explanation.neurons().stream()
        .limit(TOP)
        .forEach(share -> parts.add(part("neuron " + share.neuron(), share.contribution())));
    return parts;
  }

  /** The other neurons, in each way to group them. */
  private List<JsonText> others() {
    List<NeuronGroup> kinds = report.others(TOP);
    List<NeuronGroup> periods = report.periods(TOP);
    return Stream.concat(
            kinds.equals(periods) ? Stream.of() : Stream.of(others("kind of window", kinds)),
            Stream.of(others("training period", periods)))
        .toList();
  }

  private static JsonText others(String by, List<NeuronGroup> groups) {
    return JsonText.of("by", by).with("parts", groups, g -> part(g.label(), g.adds()));
  }

  private static JsonText part(String name, double adds) {
    return JsonText.of("name", name).with("adds", adds);
  }

  private JsonText firing(NeuronShare share) {
    return JsonText.of("neuron", share.neuron()).with("steps", share.spikes(), row -> row - first);
  }

  /** The best pair of each of the top neurons, of as many as a page can hold. */
  private List<JsonText> pairs() {
    TrainingPairs pairs = new TrainingPairs(model, series.timeline());
    TrainingPairs.TrainingWindows windows = new TrainingPairs.TrainingWindows(model, series);
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
            JsonText.of("neuron", share.neuron())
                .with("row", pair.row())
                .with("silent", window(pair.silent(), silent))
                .with("firing", window(pair.firing(), firing)));
      }
    }
    return all;
  }

  private JsonText window(NeuronOrigins.Window own, int start) {
    boolean shared = model.spec().channels() == ChannelMode.SHARED;
    int channel = shared ? own.lane() : explanation.channel();
    return JsonText.of("channel", series.channelNames().get(channel))
        .with("voltage", own.voltage())
        .with("times", Origin.times(series, start, window))
        .with("values", values(start, channel));
  }

  private Object values(int from, int channel) {
    double[] values = Origin.values(series, channel, from, window);
    return Rounding.fitting(values).of(values);
  }
}
