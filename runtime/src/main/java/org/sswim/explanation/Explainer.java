package org.sswim.explanation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.forecasting.Background;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.forecasting.StreamProbe;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.network.SkipConnections;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.Semantics;

/**
 * Takes the forecasts of a model apart into what each neuron adds, and tells which neurons carry
 * those of a period. Immutable.
 */
public final class Explainer {
  /** Forecasts of a period that are looked at: enough for shares to settle. */
  private static final int MOST_FORECASTS = 1000;

  private final ForecastModel model;
  private final NeuronContributions contributions;

  /**
   * An explainer of a model's forecasts.
   *
   * @throws InvalidDataException if the model does not know its mean features, as those fitted by
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
   * @throws InvalidDataException if there are fewer than H rows up to that one, or the model has
   *     calendar inputs and the series no dates
   */
  public Explanation explain(TimeSeries series, int row, int lead, int channel) {
    ForecastSpec spec = model.spec();
    Objects.checkIndex(lead - 1, spec.horizon());
    Objects.checkIndex(channel, model.channels().size());
    int first = first(model, row);
    int lane = spec.channels() == ChannelMode.SHARED ? channel : 0;
    int signal = spec.channels() == ChannelMode.SHARED ? 0 : channel;
    int output = (lead - 1) * spec.channels().signals(model.channels().size()) + signal;
    StreamingForecaster forecaster = new StreamingForecaster(model);
    Seen seen = new Seen(lane, spec.window());
    forecaster.watch(seen);
    push(forecaster, series, first, row);
    double[] forecast = new double[spec.horizon() * model.channels().size()];
    forecaster.forecast(forecast);
    Standardizer standardizer = model.standardizer();
    double unit = standardizer.std(channel);
    int column = (lead - 1) * model.channels().size() + channel;
    int referenceRow = spec.relativeTarget() ? row : -1;
    double before = referenceRow < 0 ? 0 : forecaster.moment(0, channel);
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
        unit * skip(seen.skipped, output),
        neurons(contributions.of(seen.features, 0, output), unit, seen.rows(row)),
        unit * (forecaster.moment(lead, channel) - before),
        unit * forecaster.joint(lead, channel));
  }

  /**
   * Measures which neurons carry the forecasts made after rows {@code from .. to}, at most 1000 of
   * them, evenly spread.
   *
   * @param series the model's channels, in its order
   * @param from first row after which a forecast counts, at least H - 1
   * @param to last such row
   * @param lead 1 .. horizon; 0 for all
   * @param channel index of the channel; null for all
   * @param progress is told the share that is done
   * @return the most important first
   * @throws InvalidDataException if the first row has no window
   */
  public List<NeuronImportance> importance(
      TimeSeries series,
      int from,
      int to,
      int lead,
      @Nullable Integer channel,
      DoubleConsumer progress) {
    int next = first(model, from);
    Period period = new Period(lead, channel);
    StreamingForecaster forecaster = new StreamingForecaster(model);
    int forecasts = Math.min(MOST_FORECASTS, to - from + 1);
    for (int i = 0; i < forecasts; i++) {
      int row = from + (int) ((long) i * (to - from + 1) / forecasts);
      progress.accept((double) i / forecasts);
      push(forecaster, series, next, row);
      next = row + 1;
      period.add(forecaster);
    }
    return period.result();
  }

  /** The first row that a forecast after a row sees; there must be a window of them. */
  static int first(ForecastModel model, int row) {
    int window = model.spec().window();
    Checks.that(row >= window - 1, Problem.EARLY_ROW::of)
        .or(
            "a forecast after row %s sees fewer rows than the model's window of %s",
            row + 1, window);
    return model.spec().semantics() == Semantics.STREAMING ? 0 : row - window + 1;
  }

  /** Pushes rows {@code from .. to}, both included. */
  static void push(StreamingForecaster forecaster, TimeSeries series, int from, int to) {
    for (int r = from; r <= to; r++) {
      forecaster.push(series, r);
    }
  }

  private double skip(float[] seen, int output) {
    SkipConnections skip = model.network().skip();
    if (skip == null) {
      return 0;
    }
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

  /** What a forecast sees of a lane, and the spikes of its last steps. */
  private final class Seen implements StreamProbe {
    private final int lane;
    private final int most;
    private final Deque<float[]> steps = new ArrayDeque<>();
    private float[] features = new float[0];
    private float[] skipped = features;
    private int present;

    Seen(int lane, int most) {
      this.lane = lane;
      this.most = most;
    }

    @Override
    public void turnTo(int to) {
      present = to;
    }

    @Override
    public void stepped(NetworkState state) {
      if (present == lane) {
        steps.addLast(state.spikes(model.network().hidden().layers().size() - 1).clone());
        if (steps.size() > most) {
          steps.removeFirst();
        }
      }
    }

    @Override
    public void read(float[] values) {
      features = present == lane ? values.clone() : features;
    }

    @Override
    public void skipped(float[] values) {
      skipped = present == lane ? values.clone() : skipped;
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

  /**
   * The forecasts of a period. For every neuron it sums contributions over the forecasts, leads and
   * channels asked for. Variation within a lead and channel counts; differences between leads or
   * channels do not.
   */
  private final class Period {
    private final int[] outputs;
    private final int[] lanes;
    private final int neurons;

    /**
     * Sums over forecasts, for every lane and output: {@code [outputs]} and {@code [][neurons]}.
     */
    private final double[][] totals;

    private final double[][] sums;
    private final double[] products;
    private final double[] absolutes;
    private double squares;
    private int count;

    Period(int lead, @Nullable Integer channel) {
      int channels = model.channels().size();
      int signals = model.spec().channels().signals(channels);
      boolean shared = model.spec().channels() == ChannelMode.SHARED;
      outputs =
          IntStream.range(0, model.network().outputs())
              .filter(o -> lead == 0 || o / signals == lead - 1)
              .filter(o -> shared || channel == null || o % signals == channel)
              .toArray();
      lanes =
          shared && channel != null
              ? new int[] {channel}
              : IntStream.range(0, model.spec().channels().lanes(channels)).toArray();
      neurons = model.network().hidden().last().neurons();
      totals = new double[lanes.length][outputs.length];
      sums = new double[lanes.length * outputs.length][neurons];
      products = new double[neurons];
      absolutes = new double[neurons];
    }

    void add(StreamingForecaster forecaster) {
      float[] features = new float[model.network().hidden().features()];
      for (int l = 0; l < lanes.length; l++) {
        forecaster.features(lanes[l], features);
        for (int o = 0; o < outputs.length; o++) {
          double[] contribution = contributions.of(features, 0, outputs[o]);
          double total = Arrays.stream(contribution).reduce(0, Double::sum);
          double[] own = sums[l * outputs.length + o];
          for (int n = 0; n < neurons; n++) {
            own[n] += contribution[n];
            products[n] += contribution[n] * total;
            absolutes[n] += Math.abs(contribution[n]);
          }
          totals[l][o] += total;
          squares += total * total;
        }
      }
      count++;
    }

    List<NeuronImportance> result() {
      double variance = squares;
      double[] covariance = products.clone();
      for (int l = 0; l < lanes.length; l++) {
        for (int o = 0; o < outputs.length; o++) {
          double total = totals[l][o];
          variance -= total * total / count;
          for (int n = 0; n < neurons; n++) {
            covariance[n] -= sums[l * outputs.length + o][n] * total / count;
          }
        }
      }
      double values = (double) count * lanes.length * outputs.length;
      List<NeuronImportance> result = new ArrayList<>();
      for (int n = 0; n < neurons; n++) {
        double share = variance > 0 ? covariance[n] / variance : 0;
        result.add(new NeuronImportance(n, absolutes[n] / values, share));
      }
      result.sort(Comparator.comparingDouble((NeuronImportance i) -> -Math.abs(i.share())));
      return result;
    }
  }
}
