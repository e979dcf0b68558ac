package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.explanation.MomentEffects;
import org.sswim.explanation.StageSplit;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.TimeSeries;

/**
 * The effects of the moment on channels, and how the forecasts after a row split into moment, past
 * and both. It is computed once, and told as text, as JSON and as the page draws it.
 *
 * @param row the row that the forecast sees last, counted from 0
 * @param channels indices of the channels
 * @param effects of each of these, or none
 * @param splits of every channel of the model
 */
public record MomentReport(
    TimeSeries series,
    int row,
    int[] channels,
    List<MomentEffects> effects,
    List<StageSplit> splits) {

  /** Channels on a page. */
  private static final int MOST_CHANNELS = 12;

  /**
   * The report.
   *
   * @param series from {@link ForecastModel#select}
   * @param row the row that the forecast sees last, counted from 0
   * @param channels indices of the channels; none for the first ones, as many as a page shows
   * @return null where the model has no stage but the past
   */
  public static @Nullable MomentReport of(
      ForecastModel model, TimeSeries series, int row, int... channels) {
    if (model.momentInputs() == null) {
      return null;
    }
    int[] shown =
        channels.length > 0
            ? channels
            : IntStream.range(0, Math.min(MOST_CHANNELS, series.channels())).toArray();
    return new MomentReport(
        series,
        row,
        shown,
        MomentEffects.of(model, series, shown),
        StageSplit.of(model, series, row));
  }

  /** Of the first channel, each line ended by a line feed. */
  String text() {
    StringBuilder text = new StringBuilder();
    if (!effects.isEmpty()) {
      MomentEffects own = effects.get(0);
      text.append("what the moment adds to ").append(name(0)).append(", in its units\n\n");
      double[] dates = own.dates().stream().mapToDouble(MomentEffects.DateEffect::effect).toArray();
      append(text, "date", dates, d -> own.dates().get(d).name());
      append(text, "day", own.weekdays(), MomentEffects::day);
      append(text, "hour", own.hours(), h -> Figures.text("%02d:00", h));
      for (MomentEffects.Curve curve : own.columns()) {
        double[] values = curve.values();
        append(text, curve.column(), curve.effects(), k -> Figures.error(values[k]));
      }
    }
    return text.append(split(splits.get(channels[0]), name(0))).append("\n\n").toString();
  }

  private static void append(
      StringBuilder text, String what, double[] adds, IntFunction<String> name) {
    if (adds.length > 0) {
      text.append(
              new Columns<Integer>()
                  .words(what, name::apply)
                  .number("adds", k -> adds[k], Figures::error)
                  .table(IntStream.range(0, adds.length).boxed().toList()))
          .append('\n');
    }
  }

  /** What the stages come to over the leads; of stages that the model lacks nothing. */
  private static String split(StageSplit split, String channel) {
    List<String> moves = new ArrayList<>();
    add(moves, "the moment", split.moment());
    add(moves, "the past", split.past());
    add(moves, "both together", split.joint());
    return Figures.text(
        "on average over the %s, stages move %s up or down from its usual level, %s: %s",
        Figures.count(split.moment().length, "lead"),
        channel,
        Figures.error(split.level()),
        String.join(", ", moves));
  }

  private static void add(List<String> moves, String stage, double[] adds) {
    double size = StageSplit.size(adds);
    if (size > 0) {
      moves.add(stage + " by " + Figures.error(size));
    }
  }

  private String name(int at) {
    return series.channelNames().get(channels[at]);
  }

  /** Every number of the first channel: {@code effects} and {@code split}. */
  JsonText addTo(JsonText json) {
    return json.with("effects", effects.isEmpty() ? Map.of() : effects.get(0).members())
        .with("split", splits.get(channels[0]).members());
  }

  /** The section of a page. */
  JsonText section() {
    int horizon = splits.get(0).moment().length;
    List<JsonText> all = new ArrayList<>();
    for (int c = 0; c < channels.length; c++) {
      all.add(
          JsonText.of(splits.get(channels[c]))
              .with("name", name(c))
              .with("observed", Origin.values(series, channels[c], row + 1, horizon))
              .with("effects", effects.isEmpty() ? null : effects.get(c).members()));
    }
    return JsonText.of("seenUpTo", Origin.time(series, row))
        .with("dated", series.timeline() != null)
        .with("times", Origin.times(series, row + 1, horizon))
        .with("allChannels", series.channels())
        .with("channels", all);
  }
}
