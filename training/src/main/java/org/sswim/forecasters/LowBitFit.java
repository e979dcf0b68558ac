package org.sswim.forecasters;

import java.util.Map;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.Workers;
import org.sswim.lowbit.FormProjection;
import org.sswim.lowbit.PowerTable;
import org.sswim.model.LowBitReadout;
import org.sswim.series.TimeSeries;

/**
 * Puts the read-out of a fitted model on powers of two. How much forecasts move if weights do is
 * measured on the windows of a series, see {@link ReadoutMetric}.
 */
public final class LowBitFit {
  private final ReadoutMetric metric;
  private final int outputs;

  /**
   * Passes over the windows of a series, once.
   *
   * @param series the model's channels, in its order: the series that it was fitted on or one like
   *     it
   * @throws org.sswim.series.InvalidDataException if the series is too short
   */
  public LowBitFit(ForecastModel model, TimeSeries series, Workers workers) {
    metric = new ReadoutMetric(model, series, workers);
    outputs = model.network().outputs();
  }

  /**
   * A read-out of few bits, and the model with it, which records the bits. {@link
   * org.sswim.model.ModelFile} writes both.
   */
  public record Quantised(LowBitReadout readout, ForecastModel model) {}

  /** Each weight at its nearest power, all else as it is. */
  public Quantised rounded(int bits) {
    return quantised(
        bits,
        FormProjection.rounded(new PowerTable(bits), metric.matrix(), metric.weights(), outputs),
        false);
  }

  /** The powers at which forecasts move least; skip connections and bias undo what they can. */
  public Quantised of(int bits) {
    return quantised(
        bits,
        FormProjection.of(new PowerTable(bits), metric.matrix(), metric.weights(), outputs),
        true);
  }

  private Quantised quantised(int bits, FormProjection.Projected projected, boolean undone) {
    byte[] level = new byte[projected.entries().length];
    for (int i = 0; i < level.length; i++) {
      double entry = projected.entries()[i];
      level[i] = (byte) (entry == 0 ? 0 : Math.signum(entry) * (1 + Math.getExponent(entry)));
    }
    float[] factor = new float[outputs];
    for (int k = 0; k < outputs; k++) {
      factor[k] = (float) projected.scales()[k];
    }
    LowBitReadout readout = new LowBitReadout(bits, level, metric.units(), factor);
    ForecastModel model = metric.with(readout.weights(), undone);
    Map<String, String> found = Map.of("readout-bits", String.valueOf(bits));
    return new Quantised(readout, model.withProvenance(model.provenance().withResults(found)));
  }
}
