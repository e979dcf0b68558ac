package org.sswim.forecasting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.network.InputLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;

/**
 * A fitted forecaster: a spiking network with all that is needed to use it. Immutable and safe to
 * share between threads.
 *
 * @param network the network of one lane: all channels in joint mode, one in shared mode
 * @param spec what goes in and what comes out
 * @param channels names of the channels, in order
 * @param standardizer mean and standard deviation of each channel
 * @param provenance where the model came from
 * @param background what explanations need, or null for a model that cannot be explained
 * @param intervals prediction intervals, or null for none
 */
public record ForecastModel(
    SpikingNetwork network,
    ForecastSpec spec,
    List<String> channels,
    Standardizer standardizer,
    Provenance provenance,
    @Nullable Background background,
    @Nullable Intervals intervals) {

  /** Checks that the parts fit together. */
  public ForecastModel {
    channels = List.copyOf(channels);
    if (new HashSet<>(channels).size() < channels.size()
        || channels.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "channels must have different names, none blank; got " + channels);
    }
    InputLayer input = network.hidden().input();
    int signals = spec.channels().signals(channels.size());
    require("signals of the input layer", input.signals(), signals);
    require("context of the input layer", input.context(), spec.calendar().width());
    // In long: the product of a hostile file's figures may wrap around to the expected one.
    require("outputs of the network", network.outputs(), (long) spec.horizon() * signals);
    require("channels of the standardizer", standardizer.channels(), channels.size());
    if (input.taps() > spec.window()) {
      throw new IllegalArgumentException(
          "a window of " + spec.window() + " rows cannot hold " + input.taps() + " taps");
    }
    if (network.skipDelays() > spec.window()) {
      throw new IllegalArgumentException(
          "a window of "
              + spec.window()
              + " rows cannot hold the "
              + network.skipDelays()
              + " delays of the skip synapses");
    }
    if (background != null) {
      require("mean features", background.featureMeans().length, network.hidden().features());
      requireOrigins(background.origins(), network, spec.channels().lanes(channels.size()));
    }
    if (intervals != null) {
      require(
          "columns of the intervals", intervals.columns(), (long) spec.horizon() * channels.size());
    }
  }

  /** A model with neither background nor intervals. */
  public ForecastModel(
      SpikingNetwork network,
      ForecastSpec spec,
      List<String> channels,
      Standardizer standardizer,
      Provenance provenance) {
    this(network, spec, channels, standardizer, provenance, null, null);
  }

  private static void requireOrigins(
      @Nullable NeuronOrigins origins, SpikingNetwork network, int lanes) {
    if (origins == null) {
      return;
    }
    require("neurons with origins", origins.neurons(), network.hidden().layers().get(0).neurons());
    for (int p = 0; p < origins.mixing().length; p++) {
      for (int side = 0; side < 2; side++) {
        int lane = origins.windows()[NeuronOrigins.FIELDS * p + 2 * side + 1];
        if (lane >= lanes) {
          throw new IllegalArgumentException(
              "lanes of origins must be below " + lanes + "; got " + lane);
        }
      }
    }
  }

  /** The same with other prediction intervals. */
  public ForecastModel withIntervals(@Nullable Intervals newIntervals) {
    return new ForecastModel(
        network, spec, channels, standardizer, provenance, background, newIntervals);
  }

  /** The same with more options in its provenance, see {@link Provenance#withOptions}. */
  public ForecastModel withOptions(Map<String, String> more) {
    return new ForecastModel(
        network, spec, channels, standardizer, provenance.withOptions(more), background, intervals);
  }

  private static void require(String what, long got, long expected) {
    if (got != expected) {
      throw new IllegalArgumentException(what + " must be " + expected + "; got " + got);
    }
  }

  /**
   * Forecasts the rows that follow a series: from its last window, or, with streaming semantics,
   * from all of it.
   *
   * @param series at least {@code window} rows; must hold the model's channels, may hold others
   * @throws InvalidSeriesException if a channel is missing, the series is too short, or the model
   *     has calendar inputs and the series no dates
   */
  public Forecast forecast(TimeSeries series) {
    TimeSeries own = select(series);
    int window = spec.window();
    if (own.rows() < window) {
      throw new InvalidSeriesException(
          "the model needs a window of "
              + window
              + " rows; the series has "
              + own.rows()
              + "; give at least "
              + window
              + " rows");
    }
    StreamingForecaster forecaster = new StreamingForecaster(this);
    double[] row = new double[channels.size()];
    int from = spec.semantics() == Semantics.STREAMING ? 0 : own.rows() - window;
    for (int r = from; r < own.rows(); r++) {
      own.copyRow(r, row);
      forecaster.push(row, own.timeline() == null ? null : own.timeline().at(r));
    }
    double[] values = new double[spec.horizon() * channels.size()];
    forecaster.forecast(values);
    return new Forecast(
        spec.horizon(), channels, values, own.timeline(), bands(forecaster, values));
  }

  private List<Forecast.Band> bands(StreamingForecaster forecaster, double[] values) {
    List<Forecast.Band> bands = new ArrayList<>();
    for (int l = 0; intervals != null && l < intervals.levels().size(); l++) {
      double[] lower = new double[values.length];
      double[] upper = new double[values.length];
      forecaster.interval(l, values, lower, upper);
      bands.add(new Forecast.Band(intervals.levels().get(l), lower, upper));
    }
    return bands;
  }

  /**
   * The model's channels of a series, in the model's order.
   *
   * @throws InvalidSeriesException naming the first channel that is missing
   */
  public TimeSeries select(TimeSeries series) {
    if (series.channelNames().equals(channels)) {
      return series;
    }
    try {
      return series.select(channels);
    } catch (InvalidSeriesException e) {
      throw new InvalidSeriesException(
          "the series lacks a channel of the model: "
              + e.getMessage()
              + "; give a file like the one that the model was fitted on, or fit another model",
          e);
    }
  }
}
