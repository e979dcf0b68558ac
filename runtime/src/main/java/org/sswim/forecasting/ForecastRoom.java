package org.sswim.forecasting;

import org.sswim.checks.Checks;
import org.sswim.moments.DateEffects;
import org.sswim.moments.JointModel;
import org.sswim.moments.MomentModel;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.RunLimits;
import org.sswim.stored.Limited;

/** What forecasting with a model takes, and its bounds. */
final class ForecastRoom {
  /** Operations of one forecast: some minutes on one core. */
  private static final double MOST_OPERATIONS = 1e11;

  private ForecastRoom() {}

  /**
   * Checks what forecasting with a model takes.
   *
   * @param memory bytes that Java may use
   * @throws IllegalArgumentException if a delay or support is too long, or a forecaster would be
   *     too large or too slow
   */
  static void require(ForecastModel model, long memory) {
    HiddenNetwork hidden = model.network().hidden();
    RunLimits.requireShort(hidden, RunLimits.LONGEST_TIME);
    if (model.moment() != null && model.moment().neurons() != null) {
      RunLimits.requireShort(model.moment().neurons(), RunLimits.LONGEST_TIME);
    }
    if (model.joint() != null) {
      RunLimits.requireShort(model.joint().neurons(), RunLimits.LONGEST_TIME);
    }
    // In double: the figure cannot overflow, and it need not be exact.
    double values = forecasterValues(model);
    Checks.that(!(values > Limited.MOST_VALUES))
        .or(
            "a forecaster would hold %.3g values, at most %d are supported",
            values, Limited.MOST_VALUES);
    // Half of the memory is left to the series, the reader and everything else.
    double bytes = Float.BYTES * values + Double.BYTES * (double) model.spec().window();
    Checks.not(bytes > memory / 2.0)
        .or(
            "a forecaster with a window of %d rows and %d neurons would take %.0f MB; at most"
                + " half of Java's %d MB are allowed",
            model.spec().window(),
            hidden.layers().get(0).neurons(),
            bytes / (1 << 20),
            memory >> 20);
    double operations = forecastOperations(model);
    Checks.that(!(operations > MOST_OPERATIONS))
        .or(
            "a forecast would take %.3g operations over a window of %d rows, at most %.0e are"
                + " supported",
            operations, model.spec().window(), MOST_OPERATIONS);
  }

  /** Operations of a forecast: steps times what a step of all neurons and banks takes. */
  private static double forecastOperations(ForecastModel model) {
    HiddenNetwork hidden = model.network().hidden();
    InputLayer input = hidden.input();
    int lanes = model.spec().channels().lanes(model.channels().size());
    double outputs =
        (double) model.network().outputs()
            * (hidden.features() + (double) model.network().skipDelays() * input.signals());
    return lanes * (model.spec().window() * RunLimits.step(hidden) + outputs)
        + momentOperations(model)
        + jointOperations(model);
  }

  /** Operations of looking at every lead of every channel. */
  private static double jointOperations(ForecastModel model) {
    JointModel joint = model.joint();
    if (joint == null) {
      return 0;
    }
    double look = (double) joint.inputs().width() * joint.neurons().last().neurons();
    return (double) model.spec().horizon()
        * model.channels().size()
        * (look + RunLimits.filters(joint.neurons()));
  }

  /** Operations of looking at the moments of the rows ahead. */
  private static double momentOperations(ForecastModel model) {
    MomentModel moment = model.moment();
    if (moment == null) {
      return 0;
    }
    HiddenNetwork neurons = moment.neurons();
    double seen =
        neurons == null
            ? 0
            : (double) moment.inputs().seen() * neurons.last().neurons()
                + RunLimits.filters(neurons);
    double dates = (double) DateEffects.MOST * moment.channels();
    return model.spec().horizon()
        * (seen + moment.linear().length + moment.spikes().length + dates);
  }

  private static double forecasterValues(ForecastModel model) {
    HiddenNetwork hidden = model.network().hidden();
    ForecastSpec spec = model.spec();
    InputLayer input = hidden.input();
    int channels = model.channels().size();
    double perLane =
        (double) spec.window() * (hidden.layers().get(0).neurons() + (double) input.rowWidth());
    int reach = Math.max(spec.relativeTarget() ? 1 : 0, model.network().skipDelays());
    double values =
        spec.channels().lanes(channels) * perLane + ((double) spec.horizon() + reach) * channels;
    MomentModel moment = model.moment();
    if (moment != null) {
      values += ((double) spec.horizon() + 1) * channels;
      // The rows that known columns are kept of, as they are and as what they make of a row.
      int spans = moment.inputs().spans().stream().mapToInt(Integer::intValue).max().orElse(0);
      double rows = Math.max(spans, spec.horizon()) + 1.0;
      values += rows * (moment.inputs().known().size() + (double) moment.inputs().knownWidth());
      values += moment.neurons() == null ? 0 : RunLimits.filters(moment.neurons());
    }
    if (model.joint() != null) {
      values += 2.0 * spec.window() * channels + RunLimits.filters(model.joint().neurons());
      values += (double) spec.horizon() * (channels + model.joint().inputs().moment().seen());
    }
    return values + RunLimits.filters(hidden);
  }
}
