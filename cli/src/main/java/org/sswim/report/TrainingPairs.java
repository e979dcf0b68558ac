package org.sswim.report;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.sswim.explanation.Explanation;
import org.sswim.explanation.NeuronShare;
import org.sswim.explanation.TrainingWindows;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

/**
 * The pairs of training windows behind the neurons of a model, as text and as JSON.
 *
 * @param style a timeline in whose style dates are written, or null
 */
record TrainingPairs(ForecastModel model, @Nullable Timeline style) {
  private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /** Values of training windows on a page; each takes about 30 bytes with its date. */
  private static final int MOST_VALUES = 15_000;

  /**
   * Adds window, voltage, window, voltage; nothing where the model has no pairs.
   *
   * @param neuron of a row; below 0 for none
   */
  <R> Columns<R> addTo(Columns<R> columns, ToIntFunction<R> neuron) {
    if (!known()) {
      return columns;
    }
    return columns
        .cell("quiet in the window to", cell(neuron, pair -> window(pair.silent())))
        .cell("volts", cell(neuron, pair -> Figures.plain(pair.silent().voltage())))
        .cell("fires in that to", cell(neuron, pair -> window(pair.firing())))
        .cell("volts", cell(neuron, pair -> Figures.plain(pair.firing().voltage())));
  }

  private <R> Function<R, String> cell(
      ToIntFunction<R> neuron, Function<NeuronOrigins.Pair, String> text) {
    return row -> {
      int own = neuron.applyAsInt(row);
      NeuronOrigins.Pair pair = own < 0 ? null : best(own);
      return pair == null ? "" : text.apply(pair);
    };
  }

  boolean known() {
    return model.origins() != null;
  }

  /** The pair that a neuron tells apart best; null where there is none. */
  NeuronOrigins.@Nullable Pair best(int neuron) {
    NeuronOrigins origins = model.origins();
    return origins == null ? null : origins.pair(neuron, 0);
  }

  /** A line about what the columns hold. */
  String legend() {
    if (known()) {
      return "quiet, fires: the two training windows that the neuron tells apart best, by their"
          + " last row, and its voltage there; it fires at 0 or above";
    }
    return model.network().hidden().layers().size() > 1
        ? "neurons of the last of several layers come from spike trains; no windows are shown"
        : "the model holds no training windows: an int8 file leaves them out, and weights that are"
            + " drawn without data or trained by gradients have none";
  }

  /** Every pair of a neuron. */
  List<JsonText> json(int neuron) {
    NeuronOrigins origins = model.origins();
    List<JsonText> pairs = new ArrayList<>();
    for (int k = 0; origins != null && k < origins.pairs(); k++) {
      NeuronOrigins.Pair pair = origins.pair(neuron, k);
      pairs.add(
          JsonText.of("silent", json(pair.silent()))
              .with("firing", json(pair.firing()))
              .with("rowInWindow", pair.row() + 1)
              .with("mixing", pair.mixing())
              .with("separated", pair.separated()));
    }
    return pairs;
  }

  private JsonText json(NeuronOrigins.Window window) {
    LocalDateTime end = window.end();
    JsonText json =
        JsonText.of("firstRow", window.start() + 1)
            .with("lastRow", window.start() + model.spec().window())
            .with("end", end == null ? null : date(end));
    if (model.spec().channels() == ChannelMode.SHARED) {
      json.with("channel", model.channels().get(window.lane()));
    }
    return json.with("voltage", window.voltage());
  }

  /**
   * The best pair of each of the top neurons as a page draws it, of as many as a page can hold.
   *
   * @param series with the model's channels, in its order
   */
  List<JsonText> drawn(TimeSeries series, Explanation explanation, int top) {
    TrainingWindows windows = new TrainingWindows(model, series);
    int most = Math.max(1, Math.min(top, MOST_VALUES / (2 * model.spec().window())));
    List<JsonText> all = new ArrayList<>();
    for (NeuronShare share : explanation.neurons()) {
      NeuronOrigins.Pair pair = best(share.neuron());
      if (pair == null || all.size() == most) {
        return all;
      }
      int silent = windows.start(pair.silent());
      int firing = windows.start(pair.firing());
      if (silent >= 0 && firing >= 0) {
        all.add(
            JsonText.of("neuron", share.neuron())
                .with("row", pair.row())
                .with("silent", drawn(series, pair.silent(), silent, explanation.channel()))
                .with("firing", drawn(series, pair.firing(), firing, explanation.channel())));
      }
    }
    return all;
  }

  private JsonText drawn(TimeSeries series, NeuronOrigins.Window own, int start, int explained) {
    int window = model.spec().window();
    int channel = model.spec().channels() == ChannelMode.SHARED ? own.lane() : explained;
    return JsonText.of("channel", series.channelNames().get(channel))
        .with("voltage", own.voltage())
        .with("times", Origin.times(series, start, window))
        .with("values", Origin.rounded(series, channel, start, window));
  }

  private String window(NeuronOrigins.Window window) {
    LocalDateTime end = window.end();
    String when = end == null ? "row " + (window.start() + model.spec().window()) : date(end);
    boolean several = model.spec().channels() == ChannelMode.SHARED && model.channels().size() > 1;
    return several ? when + " " + model.channels().get(window.lane()) : when;
  }

  private String date(LocalDateTime time) {
    return style == null ? ISO.format(time) : style.format(time);
  }
}
