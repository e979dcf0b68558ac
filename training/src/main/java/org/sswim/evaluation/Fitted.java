package org.sswim.evaluation;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ForecastModel;
import org.sswim.gradient.GradientTrained;
import org.sswim.readout.FittedReadout;
import org.sswim.stored.Withers;

/**
 * A fitted candidate.
 *
 * @param rows one per horizon, in the order of the task
 */
public record Fitted(List<Row> rows) {

  /** Copies the list. */
  public Fitted {
    rows = List.copyOf(rows);
  }

  /**
   * A forecaster of one horizon and what a table says of it.
   *
   * @param windows the series as the forecaster sees it
   * @param forecaster the forecaster
   * @param seconds wall-clock seconds of its fit; a fit may serve all horizons
   * @param neurons hidden neurons of all its networks
   * @param networks number of networks whose mean it is; 0 without any
   * @param parameters numbers that the model holds for this horizon
   * @param spikeRate spikes per neuron and step
   * @param macs multiply-accumulates of a forecast of all channels by a linear map; 0 for others
   * @param readout its read-out, where one was solved
   * @param model makes the model of a network, to count its operations and to explain it; null for
   *     others
   * @param descent how gradients trained it; null for others
   */
  @Withers
  public record Row(
      WindowedSeries windows,
      BlockForecaster forecaster,
      double seconds,
      int neurons,
      int networks,
      long parameters,
      double spikeRate,
      double macs,
      @Nullable FittedReadout readout,
      @Nullable Supplier<ForecastModel> model,
      @Nullable Descent descent)
      implements FittedRowBuilder.With {

    /** A row without neurons and parameters. */
    public Row(WindowedSeries windows, BlockForecaster forecaster, double seconds) {
      this(windows, forecaster, seconds, 0, 0, 0, 0, 0, null, null, null);
    }
  }

  /**
   * A training by gradients.
   *
   * @param start the forecaster that it started from
   * @param trained how it went
   * @param choiceSeconds wall-clock seconds of choosing how windows enter
   * @param startSeconds wall-clock seconds of making the start after that
   */
  public record Descent(
      BlockForecaster start, GradientTrained trained, double choiceSeconds, double startSeconds) {}
}
