package org.sswim.evaluation;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Energy;

/**
 * One row of a comparison.
 *
 * @param model the model
 * @param horizon O
 * @param seed the seed; null for models without random numbers
 * @param rse root relative squared error, see {@link Metrics}
 * @param r2 coefficient of determination
 * @param mse mean squared error
 * @param mae mean absolute error
 * @param mseByLead mean squared error at each lead: {@code [horizon]}
 * @param maeByLead mean absolute error at each lead: {@code [horizon]}
 * @param fitSeconds wall-clock seconds of the fit of this row; a fit serves all horizons
 * @param neurons hidden neurons of all its networks
 * @param networks number of networks whose mean it is; 0 without any
 * @param parameters numbers that the model holds for this horizon
 * @param spikeRate spikes per neuron and step
 * @param energy what a forecast of all channels takes, if that is counted
 * @param more what other metrics say, by name, see {@link Metric}
 */
public record Score(
    String model,
    int horizon,
    @Nullable Long seed,
    double rse,
    double r2,
    double mse,
    double mae,
    double[] mseByLead,
    double[] maeByLead,
    double fitSeconds,
    int neurons,
    int networks,
    long parameters,
    double spikeRate,
    @Nullable Energy energy,
    Map<String, Double> more) {

  /** The row of a fitted model at a horizon. */
  static Score of(
      String model,
      int horizon,
      @Nullable Long seed,
      Metrics metrics,
      Fitted.Row row,
      @Nullable Energy energy) {
    int channels = row.windows().channels();
    return new Score(
        model,
        horizon,
        seed,
        metrics.rse(),
        metrics.r2(),
        metrics.mse(),
        metrics.mae(),
        metrics.mseByGroup(channels),
        metrics.maeByGroup(channels),
        row.seconds(),
        row.neurons(),
        row.networks(),
        row.parameters(),
        row.spikeRate(),
        energy,
        metrics.more());
  }
}
