package org.sswim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.sswim.forecasting.Activity;
import org.sswim.forecasting.ActivityRecorder;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.network.HiddenNetwork;
import org.sswim.series.TimeSeries;

/** Spikes and membrane voltages of a model over one window, as the page draws them. */
record ActivitySection(HiddenNetwork hidden, Activity activity) {
  private static final int MOST_NEURONS = 200;
  private static final int VOLTAGES = 6;

  /**
   * Runs the model over one window, that of the first channel where channels share a network.
   *
   * @param end one past the last row of the window
   */
  static JsonText of(ForecastModel model, TimeSeries series, int end) {
    int window = model.spec().window();
    Activity activity = new ActivityRecorder(model, series).record(end, 0);
    ActivitySection section = new ActivitySection(model.network().hidden(), activity);
    double[] signal = Origin.values(series, 0, end - window, window);
    return JsonText.of("channel", series.channelNames().get(0))
        .with("joint", model.spec().channels() == ChannelMode.JOINT)
        .with("dated", series.timeline() != null)
        .with("times", Origin.times(series, end - window, window))
        .with("signal", Rounding.fitting(signal).of(signal))
        .with("firstStep", activity.firstStep())
        .with("steps", activity.steps())
        .with(
            "layers",
            IntStream.range(0, activity.spikes().length).mapToObj(section::layer).toList());
  }

  private JsonText layer(int layer) {
    int[] own = OwnNeurons.of(hidden, layer);
    int neurons = own.length;
    IntStream shown = Picks.spread(neurons, MOST_NEURONS).map(i -> own[i]);
    // Those that fire most on top.
    int[] order = Picks.ranked(shown, i -> activity.count(layer, i)).toArray();
    long spikes = IntStream.of(own).mapToLong(i -> activity.count(layer, i)).sum();
    List<String> trains =
        IntStream.of(order).mapToObj(i -> hex(activity.spikes()[layer][i])).toList();
    return JsonText.of("neurons", neurons)
        .with("spikes", spikes)
        .with("shown", order)
        .with("trains", trains)
        .with("relays", activity.spikes()[layer].length - neurons)
        .with("voltages", voltages(layer, own));
  }

  /** Neurons at even ranks among those that fire at times, the least active first. */
  private List<JsonText> voltages(int layer, int[] own) {
    IntStream some =
        IntStream.of(own)
            .filter(i -> activity.count(layer, i) > 0)
            .filter(i -> activity.count(layer, i) < activity.steps());
    int[] lively = Picks.ranked(some, i -> activity.count(layer, i)).toArray();
    int[] from = lively.length == 0 ? own : lively;
    Set<Integer> chosen = new LinkedHashSet<>();
    for (int v = 0; v < VOLTAGES; v++) {
      chosen.add(from[(int) ((v + 0.5) * from.length / VOLTAGES)]);
    }
    List<JsonText> voltages = new ArrayList<>();
    for (int i : chosen) {
      double[] voltage = new double[activity.steps()];
      Arrays.setAll(voltage, t -> activity.voltages()[layer][i][t]);
      voltages.add(
          JsonText.of("neuron", i)
              .with("train", hex(activity.spikes()[layer][i]))
              .with("voltage", voltage));
    }
    return voltages;
  }

  /** Four steps a digit, the first in its highest bit. */
  static String hex(boolean[] spikes) {
    StringBuilder text = new StringBuilder();
    for (int t = 0; t < spikes.length; t += 4) {
      int digit = 0;
      for (int b = 0; b < 4; b++) {
        digit = 2 * digit + (t + b < spikes.length && spikes[t + b] ? 1 : 0);
      }
      text.append(Character.forDigit(digit, 16));
    }
    return text.toString();
  }
}
