package org.sswim.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ForecastModel;
import org.sswim.readout.FittedReadout;
import org.sswim.series.Standardizer;

/**
 * Keeps of a comparison what pictures are drawn from: errors by lead of every model, forecasts at a
 * few origins, and one trained network.
 *
 * <p>Forecasts and network are those of the first seed and the longest horizon. The network is
 * S-SWIM's, or else the first spiking model's.
 */
public final class Showcase implements ForecastComparison.Observer {
  private final Protocol protocol;
  private final int longest;
  private final int[] starts;
  private final int[] channels;
  private final Map<String, OriginForecasts> forecasts = new LinkedHashMap<>();
  private @Nullable String shown;
  private @Nullable ForecastModel model;
  private Map<Integer, FittedReadout> readouts = Map.of();

  /**
   * Nothing is kept yet.
   *
   * @param starts rows at which the windows before the origins start
   * @param channels channels whose forecasts are kept
   */
  public Showcase(Protocol protocol, int[] starts, int[] channels) {
    this.protocol = protocol;
    this.starts = starts.clone();
    this.channels = channels.clone();
    longest = protocol.plan().longestPart();
  }

  /** O, the longest horizon. */
  public int horizon() {
    return protocol.horizon(longest);
  }

  /** Forecasts of every model, in the order of the table. */
  public List<OriginForecasts> forecasts() {
    return List.copyOf(forecasts.values());
  }

  /** Which model {@link #model} is; null if none is spiking. */
  public @Nullable String shown() {
    return shown;
  }

  /** The network of the longest horizon; null if no model is spiking. */
  public @Nullable ForecastModel model() {
    return model;
  }

  /** The read-outs of that network by horizon, in the order of the protocol. */
  public Map<Integer, FittedReadout> readouts() {
    return readouts;
  }

  @Override
  public void scored(ForecastComparison.Scored scored) {
    int horizon = protocol.horizon(scored.h());
    if (scored.h() == longest && !forecasts.containsKey(scored.model())) {
      forecasts.put(
          scored.model(),
          new OriginForecasts(
              scored.model(), forecast(scored.windows(), scored.forecaster(), horizon)));
    }
  }

  @Override
  public void fitted(String candidate, Fitted fitted) {
    Supplier<ForecastModel> own = fitted.rows().get(longest).model();
    boolean wanted =
        shown == null
            || (candidate.equals(ForecastCandidates.S_SWIM)
                && !shown.equals(ForecastCandidates.S_SWIM));
    if (own != null && wanted) {
      shown = candidate;
      readouts = new LinkedHashMap<>();
      for (int h = 0; h < protocol.size(); h++) {
        readouts.put(protocol.horizon(h), Objects.requireNonNull(fitted.rows().get(h).readout()));
      }
      model = own.get();
    }
  }

  private double[][][] forecast(WindowedSeries windows, BlockForecaster forecaster, int horizon) {
    Standardizer standardizer = protocol.data().standardizer();
    double[][][] values = new double[starts.length][][];
    for (int o = 0; o < starts.length; o++) {
      values[o] =
          OriginForecasts.at(starts[o], channels, horizon, forecaster, windows, standardizer);
    }
    return values;
  }
}
