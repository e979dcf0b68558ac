package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasters.AbsoluteErrors;
import org.sswim.forecasters.OutputScale;
import org.sswim.forecasting.AdaptiveIntervals;
import org.sswim.forecasting.Intervals;
import org.sswim.samples.SampleRange;

/** Makes and scores conformal intervals of every model of a comparison. */
public final class IntervalTrial implements ForecastComparison.Observer {
  private final Protocol protocol;
  private final List<Double> levels;
  private final List<Score> scores = new ArrayList<>();
  private final Map<Key, Known> firsts = new HashMap<>();

  private record Key(String model, int horizon) {}

  /**
   * Intervals, and how they lie around forecasts.
   *
   * @param intervals half-widths on the forecaster's own scale
   * @param scale from that to scored values
   */
  public record Known(Intervals intervals, OutputScale scale) {}

  /**
   * Nothing is scored yet.
   *
   * @param levels in per cent, rising
   */
  public IntervalTrial(Protocol protocol, List<Double> levels) {
    this.protocol = protocol;
    this.levels = List.copyOf(levels);
  }

  /** In the order in which models were scored, then by level. */
  public List<Score> scores() {
    return Collections.unmodifiableList(scores);
  }

  /** The intervals of a model and horizon, of the first seed; null if there are none. */
  public @Nullable Known intervals(String model, int horizon) {
    return firsts.get(new Key(model, horizon));
  }

  @Override
  public void scored(ForecastComparison.Scored scored) {
    int horizon = protocol.horizon(scored.h());
    Split split = protocol.split(scored.h());
    AbsoluteErrors validation = errors(scored, split.validation(), horizon);
    Intervals intervals = validation.intervals(levels);
    OutputScale scale = scored.forecaster().scale();
    firsts.putIfAbsent(new Key(scored.model(), horizon), new Known(intervals, scale));
    double[] leftOut = Coverage.onLeftOut(validation, levels);
    AbsoluteErrors test = errors(scored, split.test(), horizon);
    double[] unit = protocol.scale().factor();
    double[] uneven =
        scale.plain()
            ? null
            : Coverage.means(
                scored.forecaster(),
                scored.windows(),
                split.test(),
                test.stride(),
                intervals,
                unit,
                protocol.workers());
    for (int l = 0; l < levels.size(); l++) {
      Coverage.Adapted adapted = Coverage.adapted(test, intervals, l, AdaptiveIntervals.RATE, unit);
      double width = 0;
      for (int column = 0; column < test.columns(); column++) {
        double half = intervals.halfWidths()[l * test.columns() + column];
        width += 2 * half * unit[column % unit.length] / test.columns();
      }
      // Factors of half-widths that adapt are about the same on either scale.
      double adaptedWidth = adapted.width() * (uneven == null ? 1 : uneven[l] / width);
      scores.add(
          new Score(
              scored.model(),
              horizon,
              scored.seed(),
              levels.get(l),
              leftOut[l],
              Coverage.of(test, intervals, l),
              uneven == null ? width : uneven[l],
              uneven == null ? Coverage.pinball(test, intervals, l, unit) : Double.NaN,
              adapted.coverage(),
              adaptedWidth));
    }
  }

  private AbsoluteErrors errors(ForecastComparison.Scored scored, SampleRange range, int horizon) {
    return AbsoluteErrors.of(
        scored.forecaster(), scored.windows(), range, horizon, protocol.workers());
  }

  /**
   * How the conformal intervals of a model did. They are calibrated on the validation windows,
   * which the model's weights have not seen; shares are over all leads, channels and origins.
   *
   * @param model the model
   * @param horizon O
   * @param seed the seed; null for models without random numbers
   * @param level nominal coverage in per cent
   * @param leftOut coverage on blocks of the validation windows that did not calibrate, see {@link
   *     Coverage#onLeftOut}; NaN where there are too few
   * @param coverage on the test windows
   * @param width mean full width on the test windows, on the scale of the errors
   * @param pinball mean pinball loss of the two bounds on the test windows, on the scale of the
   *     errors; NaN where bounds lie unevenly around forecasts
   * @param adaptiveCoverage on the test windows, of intervals that adapt from the first test window
   *     on
   * @param adaptiveWidth their mean full width
   */
  public record Score(
      String model,
      int horizon,
      @Nullable Long seed,
      double level,
      double leftOut,
      double coverage,
      double width,
      double pinball,
      double adaptiveCoverage,
      double adaptiveWidth) {}
}
