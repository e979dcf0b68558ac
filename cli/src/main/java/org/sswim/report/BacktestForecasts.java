package org.sswim.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sswim.evaluation.BacktestResult;
import org.sswim.evaluation.OriginForecasts;
import org.sswim.evaluation.OriginIntervals;

/**
 * The forecasts of a backtest as JSON.
 *
 * @param channels names of the channels
 * @param origin what the row of an origin is called
 */
record BacktestForecasts(BacktestResult result, List<String> channels, IntFunction<String> origin) {

  /** One object for each model and origin: values by channel, lead by lead, and their bounds. */
  List<JsonText> json() {
    return result.forecasts().stream().flatMap(this::json).toList();
  }

  private Stream<JsonText> json(OriginForecasts own) {
    List<OriginIntervals> around =
        result.intervals().stream().filter(i -> i.model().equals(own.model())).toList();
    return IntStream.range(0, result.origins().length)
        .mapToObj(
            o ->
                JsonText.of("model", own.model())
                    .with("origin", origin.apply(result.origins()[o]))
                    .with("values", named(own.values()[o]))
                    .with("intervals", around.stream().map(i -> bounds(i, o)).toList()));
  }

  private JsonText bounds(OriginIntervals own, int o) {
    return JsonText.of("level", own.level())
        .with("lower", named(own.lower()[o]))
        .with("upper", named(own.upper()[o]));
  }

  /**
   * Values under the names of their channels.
   *
   * @param values {@code [channels][horizon]}
   */
  private JsonText named(double[][] values) {
    JsonText json = new JsonText();
    for (int c = 0; c < values.length; c++) {
      json.with(channels.get(c), Arrays.stream(values[c]).boxed().toList());
    }
    return json;
  }
}
