package org.sswim.forecasters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sswim.forecasting.Bounds;
import org.sswim.readout.FitSplit;
import org.sswim.readout.LeftOutRule;
import org.sswim.readout.Objective;
import org.sswim.samples.SampleRange;
import org.sswim.series.Fault;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.Problem;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.series.ValueTransform;
import org.sswim.stages.FoldMoments;
import org.sswim.stages.MomentMode;
import org.sswim.training.Search;

/**
 * Whether the stages see the known columns, and on which scale a series is modelled: as it is, by
 * square roots or by log(1 + x). Scales are chosen where that is left open and values are at least
 * 0. Pilots are trained for each candidate. One is of the moment, one, {@link WindowRidge}, of the
 * past, on the first one's errors. {@link LeftOutRule} compares the errors of their forecasts on
 * five sets of left-out windows and <em>on the scale of the series</em>. Errors are squared, with
 * the bias corrected. Where absolute errors are minimised, absolute errors are compared and the
 * bias stays.
 */
record DataChoice(Fit fit) {
  /** Data and the errors of its pilots, each once they are asked for. */
  private final class Tried {
    private final TrainingData data;
    private final Standardizer scale;
    private double[] errors = new double[0];

    /** Data whose errors are in units of a scale. */
    Tried(TrainingData data, Standardizer scale) {
      this.data = data;
      this.scale = scale;
    }

    double[] errors() {
      if (errors.length == 0) {
        errors = DataChoice.this.errors(data, scale);
      }
      return errors;
    }
  }

  private Tried plain(TrainingData data) {
    return new Tried(data, data.standardizer());
  }

  /**
   * The data without known columns or on another scale, as is chosen or asked for; else the same.
   *
   * @throws InvalidSeriesException if the logarithm was asked for and there are values below 0
   */
  TrainingData data() {
    TrainingData data = fit.data();
    ValueTransform asked = fit.options().values().transform().or(ValueTransform.NONE);
    int rows = fit.plan().knownRows(data.window());
    int negative = firstNegative(data.series(), rows);
    if (asked != ValueTransform.NONE) {
      if (negative >= 0) {
        throw negative(data.series(), negative);
      }
      return known(transformed(data, asked)).data;
    }
    boolean open = fit.options().values().transform().isAuto() && negative < 0;
    return open ? scaled(known(data)) : known(data).data;
  }

  /** With or without known columns; with them where the moment stage is asked for. */
  private Tried known(TrainingData with) {
    if (with.knownNames().isEmpty() || !fit.options().moment().isAuto() || !staged(with)) {
      return plain(with);
    }
    return with.search()
        .best(
            Search.Kind.KNOWN,
            List.of(plain(with), plain(with.withoutKnown())),
            one -> one.data.knownNames().isEmpty() ? "without" : "with",
            Tried::errors);
  }

  private TrainingData scaled(Tried values) {
    List<Tried> candidates = new ArrayList<>(List.of(values));
    for (ValueTransform transform : List.of(ValueTransform.SQRT, ValueTransform.LOG1P)) {
      Tried other = new Tried(transformed(values.data, transform), values.scale);
      candidates.add(other);
      // Logarithms bend the same way as square roots, only more.
      if (LeftOutRule.sum(other.errors()) > LeftOutRule.sum(values.errors())) {
        break;
      }
    }
    return values
        .data
        .search()
        .best(
            Search.Kind.SCALE,
            candidates,
            one -> one.data.standardizer().transform().label(),
            Tried::errors)
        .data;
  }

  private boolean staged(TrainingData data) {
    return data.moments().open(fit.plan()).contains(MomentMode.VALUES)
        && fit.options().moment().or(MomentMode.VALUES) != MomentMode.NONE;
  }

  private TrainingData transformed(TrainingData data, ValueTransform transform) {
    int rows = fit.plan().commonTrain().end() + data.window() - 1;
    return data.transformed(rows, transform);
  }

  /** The first cell with an observed value below 0, row by row; -1 for none. */
  private static int firstNegative(TimeSeries series, int rows) {
    int width = series.channels();
    return IntStream.range(0, rows * width)
        .filter(
            i -> series.value(i / width, i % width) < 0 && series.observed(i / width, i % width))
        .findFirst()
        .orElse(-1);
  }

  private static InvalidSeriesException negative(TimeSeries series, int cell) {
    int row = cell / series.channels();
    int channel = cell % series.channels();
    String name = series.channelNames().get(channel);
    String value = String.valueOf(series.value(row, channel));
    return new InvalidSeriesException(
        Fault.of(Problem.NEGATIVE_VALUE).in(name).got(value).against(0),
        "row %s, channel '%s': the logarithm of 1 + x is for values of at least 0; got %s"
            .formatted(row, name, value));
  }

  /**
   * Errors of sets of left-out windows, each channel in units of its deviation, as shares of the
   * number of all values.
   */
  private double[] errors(TrainingData data, Standardizer scale) {
    FitPlan plan = fit.plan();
    boolean absolute = fit.objective() == Objective.MAE;
    FoldMoments moments =
        data.moments().pilot(fit, staged(data) ? MomentMode.VALUES : MomentMode.NONE);
    WindowedSeries windows = data.centred(moments);
    CompleteWindows.require(windows, plan);
    FitPlan choices = plan.forChoices(1, FitSplit.ENOUGH, windows.lanes());
    int horizon = choices.longest();
    WindowRidge ridge = new WindowRidge(windows, true, true);
    Fit pilot =
        fit.withPlan(choices)
            .withOptions(fit.options().withNetwork(network -> network.withReadoutBlocks(1)));
    LinearForecaster made = ridge.forecaster(ridge.readouts(pilot, Objective.MSE).get(0));
    Standardizer own = data.standardizer();
    float[] correction =
        absolute
            ? new float[0]
            : Smearing.correction(
                made, windows, own, choices.train().get(0), choices.stride(), fit.workers());
    Bounds bounds = new Bounds(new double[0], new double[0], correction);
    List<SampleRange> sets = FitSplit.sets(choices.validation().get(0));
    double[] sums = new double[sets.size()];
    int[] count = new int[1];
    for (int s = 0; s < sums.length; s++) {
      int set = s;
      made.visit(
          windows,
          sets.get(s),
          choices.stride(),
          horizon,
          fit.workers(),
          (window, column, channel, truth, forecast) -> {
            if (Double.isNaN(truth)) {
              return;
            }
            double value = own.invert(channel, bounds.corrected(column, forecast));
            double error = (own.invert(channel, truth) - value) / scale.std(channel);
            sums[set] +=
                (absolute ? Math.abs(error) : error * error) * plan.channelWeight()[channel];
            count[0]++;
          });
    }
    return Arrays.stream(sums).map(sum -> sum / count[0]).toArray();
  }
}
