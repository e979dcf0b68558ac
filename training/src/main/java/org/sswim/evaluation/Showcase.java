package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.Standardizer;
import org.sswim.training.FittedReadout;
import org.sswim.training.SSwim;
import org.sswim.training.Trained;
import org.sswim.training.WindowedSeries;

/**
 * Keeps of a comparison what pictures are drawn from: errors by lead of every model, forecasts at a
 * few origins, and one trained network.
 *
 * <p>Forecasts and network are those of the first seed and the longest horizon. The network is
 * S-SWIM's, or else the first spiking model's.
 */
public final class Showcase implements Comparison.Observer {
  private final Protocol protocol;
  private final int longest;
  private final int[] starts;
  private final int[] channels;
  private final List<LeadErrors> leads = new ArrayList<>();
  private final Map<ModelKind, OriginForecasts> forecasts = new HashMap<>();
  private @Nullable ModelKind shown;
  private @Nullable ForecastModel model;
  private List<FittedReadout> readouts = List.of();

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
    int at = 0;
    for (int h = 1; h < protocol.size(); h++) {
      at = protocol.horizon(h) > protocol.horizon(at) ? h : at;
    }
    longest = at;
  }

  /** O, the longest horizon. */
  public int horizon() {
    return protocol.horizon(longest);
  }

  /** Errors by lead, medians over the seeds. */
  public List<LeadErrors> leads() {
    return LeadErrors.medians(leads);
  }

  /** Forecasts of every model, in the order of the table. */
  public List<OriginForecasts> forecasts() {
    List<ModelKind> models = new ArrayList<>(forecasts.keySet());
    Collections.sort(models);
    return models.stream().map(forecasts::get).toList();
  }

  /** Which model {@link #model} is; null if none is spiking. */
  public @Nullable ModelKind shown() {
    return shown;
  }

  /** The network of the longest horizon; null if no model is spiking. */
  public @Nullable ForecastModel model() {
    return model;
  }

  /** The read-outs of that network, one per horizon in the order of the protocol. */
  public List<FittedReadout> readouts() {
    return readouts;
  }

  @Override
  public void scored(Comparison.Scored scored) {
    int horizon = protocol.horizon(scored.h());
    int width = scored.windows().channels();
    leads.add(
        new LeadErrors(
            scored.model(),
            horizon,
            scored.metrics().mseByGroup(width),
            scored.metrics().maeByGroup(width)));
    if (scored.h() == longest && !forecasts.containsKey(scored.model())) {
      forecasts.put(
          scored.model(),
          new OriginForecasts(
              scored.model(), forecast(scored.windows(), scored.forecaster(), horizon)));
    }
  }

  @Override
  public void trained(ModelKind kind, SSwim trainer, Trained trained) {
    if (shown == null || (kind == ModelKind.S_SWIM && shown != ModelKind.S_SWIM)) {
      shown = kind;
      readouts = trained.readouts();
      model = trainer.model(protocol.data(), trained, readouts.get(longest));
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
