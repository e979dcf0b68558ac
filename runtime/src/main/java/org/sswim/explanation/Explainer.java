package org.sswim.explanation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.sswim.checks.Checks;
import org.sswim.forecasting.Background;
import org.sswim.forecasting.CentredSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.forecasting.LaneRun;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.network.SkipConnections;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.Problem;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.Semantics;

/** Takes the forecasts of a model apart into what each neuron adds. Immutable. */
public final class Explainer {
  private final ForecastModel model;
  private final NeuronContributions contributions;

  /**
   * An explainer of a model's forecasts.
   *
   * @throws InvalidSeriesException if the model does not know its mean features, as those fitted by
   *     version 0.1.0 and before
   */
  public Explainer(ForecastModel model) {
    this.model = model;
    Background known = model.background();
    if (known == null) {
      throw Problem.NO_BACKGROUND.of(
          "the model does not remember its training windows, so that its forecasts cannot be"
              + " explained");
    }
    contributions = new NeuronContributions(model.network(), known.featureMeans());
  }

  /**
   * Explains one value of a forecast.
   *
   * @param series the model's channels, in its order
   * @param row the row that the forecast sees last, counted from 0
   * @param lead 1 .. horizon
   * @param channel index of the channel
   * @throws InvalidSeriesException if there are fewer than H rows up to that one, or the model has
   *     calendar inputs and the series no dates
   */
  public Explanation explain(TimeSeries series, int row, int lead, int channel) {
    ForecastSpec spec = model.spec();
    Objects.checkIndex(lead - 1, spec.horizon());
    Objects.checkIndex(channel, model.channels().size());
    requireWindow(row, spec.window());
    int lane = spec.channels() == ChannelMode.SHARED ? channel : 0;
    int signal = spec.channels() == ChannelMode.SHARED ? 0 : channel;
    int output = (lead - 1) * spec.channels().signals(model.channels().size()) + signal;
    StreamingForecaster forecaster = new StreamingForecaster(model);
    Spikes spikes = new Spikes(lane, spec.window());
    boolean streaming = spec.semantics() == Semantics.STREAMING;
    if (streaming) {
      forecaster.watch(spikes::record);
    }
    push(forecaster, series, streaming ? 0 : row - spec.window() + 1, row);
    float[] features = new float[model.network().hidden().features()];
    if (!streaming) {
      forecaster.watch(spikes::record);
    }
    forecaster.features(lane, features);
    forecaster.watch(null);
    double[] forecast = new double[spec.horizon() * model.channels().size()];
    forecaster.forecast(forecast);
    Standardizer standardizer = model.standardizer();
    double unit = standardizer.std(channel);
    int column = (lead - 1) * model.channels().size() + channel;
    int referenceRow = spec.relativeTarget() ? row : -1;
    CentredSeries centred = new CentredSeries(model, series);
    double z =
        referenceRow < 0
            ? 0
            : model.standardizer().apply(channel, series.value(referenceRow, channel));
    return new Explanation(
        row,
        lead,
        channel,
        standardizer.transform().apply(forecast[column]),
        standardizer.level(channel, z),
        referenceRow,
        unit * model.bounds().corrected(column, contributions.base(output)),
        unit * skip(series, centred, row, output, lane),
        neurons(contributions.of(features, 0, output), unit, spikes.rows(row)),
        unit * moment(forecaster, lead, channel, centred, referenceRow),
        unit * forecaster.joint(lead, channel));
  }

  static void requireWindow(int row, int window) {
    Checks.that(row >= window - 1, Problem.EARLY_ROW::of)
        .or(
            "a forecast after row %s sees fewer rows than the model's window of %s",
            row + 1, window);
  }

  /** Pushes rows {@code from .. to}, both included. */
  static void push(StreamingForecaster forecaster, TimeSeries series, int from, int to) {
    for (int r = from; r <= to; r++) {
      forecaster.push(series, r);
    }
  }

  /** What the moment adds to a forecast that was just made, standardised. */
  private static double moment(
      StreamingForecaster forecaster, int lead, int channel, CentredSeries series, int reference) {
    double before = reference < 0 ? 0 : series.moment(reference, channel);
    return forecaster.moment(lead, channel) - before;
  }

  private double skip(TimeSeries series, CentredSeries centred, int row, int output, int lane) {
    SkipConnections skip = model.network().skip();
    if (skip == null) {
      return 0;
    }
    float[] seen = new LaneRun(model, series, centred, lane).skipped(row, skip);
    float[] out = new float[skip.outputs()];
    for (int d = skip.delays() - 1; d >= 0; d--) {
      for (int s = 0; s < skip.sources(); s++) {
        skip.add(s, d, seen[s * skip.delays() + d], out);
      }
    }
    skip.addAhead(seen, seen.length, out);
    return out[output];
  }

  private static List<NeuronShare> neurons(double[] adds, double unit, List<List<Integer>> spikes) {
    List<NeuronShare> shares = new ArrayList<>();
    for (int n = 0; n < adds.length; n++) {
      shares.add(new NeuronShare(n, unit * adds[n], spikes.get(n)));
    }
    shares.sort(Comparator.comparingDouble((NeuronShare s) -> -Math.abs(s.contribution())));
    return shares;
  }

  /** The spikes of the last steps of a lane. */
  private final class Spikes {
    private final int lane;
    private final int most;
    private final Deque<float[]> steps = new ArrayDeque<>();

    Spikes(int lane, int most) {
      this.lane = lane;
      this.most = most;
    }

    void record(int ofLane, NetworkState state) {
      if (ofLane == lane) {
        steps.addLast(state.spikes(model.network().hidden().layers().size() - 1).clone());
        if (steps.size() > most) {
          steps.removeFirst();
        }
      }
    }

    /** Rows of the series at which each neuron fired, the last step being that of a row. */
    List<List<Integer>> rows(int last) {
      List<List<Integer>> rows = new ArrayList<>();
      for (int n = 0; n < model.network().hidden().last().neurons(); n++) {
        rows.add(new ArrayList<>());
      }
      int row = last - steps.size() + 1;
      for (float[] step : steps) {
        for (int n = 0; n < step.length; n++) {
          if (step[n] != 0) {
            rows.get(n).add(row);
          }
        }
        row++;
      }
      return rows;
    }
  }
}
