package org.sswim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.explanation.MomentEffects;
import org.sswim.explanation.StageSplit;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.TimeSeries;

/**
 * What the moment says of channels, and how the forecasts behind a row split into moment, past and
 * both: computed once, told as text, as JSON and as the page draws it.
 */
public final class MomentReport {
  private static final int DIGITS = 6;

  /** Channels on a page. */
  private static final int MOST_CHANNELS = 12;

  private final TimeSeries series;
  private final int row;
  private final int[] channels;
  private final List<MomentEffects> effects;
  private final List<StageSplit> splits;

  private MomentReport(ForecastModel model, TimeSeries series, int row, int[] channels) {
    this.series = series;
    this.row = row;
    this.channels = channels;
    effects = MomentEffects.of(model, series, channels);
    splits = StageSplit.of(model, series, row);
  }

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
    return new MomentReport(model, series, row, shown);
  }

  /** Of the first channel, each line ended by a line feed. */
  String text() {
    String channel = name(0);
    StringBuilder text = new StringBuilder();
    for (MomentEffects own : effects.subList(0, Math.min(1, effects.size()))) {
      text.append("what the moment adds to ").append(channel).append(", in its units\n\n");
      Map<String, Double> dates = new LinkedHashMap<>();
      own.dates().forEach(date -> dates.put(date.name(), date.effect()));
      append(text, "date", dates);
      append(text, "day", named(own.weekdays(), MomentEffects::day));
      append(text, "hour", named(own.hours(), h -> String.format("%02d:00", h)));
      for (MomentEffects.Curve curve : own.columns()) {
        double[] values = curve.values();
        append(text, curve.column(), named(curve.effects(), k -> Figures.error(values[k])));
      }
    }
    return text.append(split(splits.get(channels[0]), channel)).append("\n\n").toString();
  }

  /** What the stages come to over the leads; of stages that the model lacks nothing. */
  private static String split(StageSplit split, String channel) {
    List<String> moves = new ArrayList<>();
    add(moves, "the moment", split.moment());
    add(moves, "the past", split.past());
    add(moves, "both together", split.joint());
    return "over the "
        + Figures.count(split.moment().length, "lead")
        + " stages move "
        + channel
        + " from its usual level, "
        + Figures.error(split.level())
        + ", in the mean: "
        + String.join(", ", moves);
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

  private interface Name {
    String of(int at);
  }

  private static Map<String, Double> named(double[] effects, Name name) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (int k = 0; k < effects.length; k++) {
      named.put(name.of(k), effects[k]);
    }
    return named;
  }

  private static void append(StringBuilder text, String what, Map<String, Double> adds) {
    if (!adds.isEmpty()) {
      TextTable table = new TextTable(1, what, "adds");
      adds.forEach((name, effect) -> table.row(name, Figures.error(effect)));
      text.append(table).append('\n');
    }
  }

  /** Every number of the first channel: {@code effects} and {@code split}. */
  JsonText addTo(JsonText json) {
    return json.with("effects", effects.isEmpty() ? Map.of() : effects.get(0).members())
        .with("split", splits.get(channels[0]).members());
  }

  /** The section of a page. */
  JsonText section() {
    List<JsonText> all = new ArrayList<>();
    for (int c = 0; c < channels.length; c++) {
      StageSplit split = splits.get(channels[c]);
      all.add(
          new JsonText()
              .with("name", name(c))
              .with("level", split.level())
              .with("moment", (Object) Rounding.significant(DIGITS, split.moment()))
              .with("past", (Object) Rounding.significant(DIGITS, split.past()))
              .with("joint", (Object) Rounding.significant(DIGITS, split.joint()))
              .with("observed", (Object) Rounding.significant(DIGITS, observed(channels[c])))
              .with("effects", effects.isEmpty() ? null : effects.get(c).members()));
    }
    int horizon = splits.get(0).moment().length;
    return new JsonText()
        .with("seenUpTo", Origin.time(series, row))
        .with("dated", (Object) (series.timeline() != null))
        .with(
            "times",
            IntStream.rangeClosed(1, horizon).mapToObj(k -> Origin.time(series, row + k)).toList())
        .with("allChannels", series.channels())
        .objects("channels", all);
  }

  /** What became of the rows that are forecast; NaN where that is not known. */
  private double[] observed(int channel) {
    return IntStream.rangeClosed(row + 1, row + splits.get(0).moment().length)
        .mapToDouble(
            r ->
                r < series.rows() && series.observed(r, channel)
                    ? series.value(r, channel)
                    : Double.NaN)
        .toArray();
  }
}
