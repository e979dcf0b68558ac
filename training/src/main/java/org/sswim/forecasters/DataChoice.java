package org.sswim.forecasters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sswim.forecasting.Bounds;
import org.sswim.options.Auto;
import org.sswim.readout.FitSplit;
import org.sswim.readout.LeftOutRule;
import org.sswim.readout.Objective;
import org.sswim.samples.SampleRange;
import org.sswim.series.Fault;
import org.sswim.series.InvalidDataException;
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
 * 0. Each candidate has pilots: one of the moment and, of what it leaves, a {@link WindowRidge}.
 * Their forecasts have errors on five sets of left-out windows, <em>on the scale of the
 * series</em>. Errors are squared, with the bias corrected. Where absolute errors are minimised,
 * absolute errors are compared and the bias stays.
 */
final class DataChoice {
  private final Fit fit;
  private final Map<TrainingData, double[]> tried = new HashMap<>();

  DataChoice(Fit fit) {
    this.fit = fit;
  }

  /**
   * The data without known columns or on another scale, as is chosen or asked for; else the same.
   *
   * @throws InvalidDataException if the logarithm was asked for and there are values below 0
   */
  TrainingData data() {
    TrainingData data = fit.data();
    Auto<ValueTransform> transform = fit.options().values().transform();
    ValueTransform asked = transform.or(ValueTransform.NONE);
    int negative = firstNegative(data.series(), fit.plan().knownRows(data.window()));
    if (asked != ValueTransform.NONE && negative >= 0) {
      throw negative(data.series(), negative);
    }
    TrainingData known = known(asked == ValueTransform.NONE ? data : transformed(data, asked));
    return transform.isAuto() && negative < 0 ? scaled(known) : known;
  }

  /** With or without known columns; with them where the moment stage is asked for. */
  private TrainingData known(TrainingData with) {
    if (with.knownNames().isEmpty() || !fit.options().moment().isAuto() || !staged(with)) {
      return with;
    }
    return with.search()
        .best(
            Search.Kind.KNOWN,
            List.of(with, with.withoutKnown()),
            one -> one.knownNames().isEmpty() ? "without" : "with",
            this::errors);
  }

  private TrainingData scaled(TrainingData values) {
    List<TrainingData> candidates = new ArrayList<>(List.of(values));
    for (ValueTransform transform : List.of(ValueTransform.SQRT, ValueTransform.LOG1P)) {
      TrainingData other = transformed(values, transform);
      candidates.add(other);
      // Logarithms bend the same way as square roots, only more.
      if (LeftOutRule.sum(errors(other)) > LeftOutRule.sum(errors(values))) {
        break;
      }
    }
    return values
        .search()
        .best(
            Search.Kind.SCALE,
            candidates,
            one -> one.standardizer().transform().label(),
            this::errors);
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

  private static InvalidDataException negative(TimeSeries series, int cell) {
    int row = cell / series.channels();
    int channel = cell % series.channels();
    String name = series.channelNames().get(channel);
    String value = String.valueOf(series.value(row, channel));
    return new InvalidDataException(
        Fault.of(Problem.NEGATIVE_VALUE).in(name).got(value).against(0),
        "row %s, channel '%s': the logarithm of 1 + x is for values of at least 0; got %s"
            .formatted(row, name, value));
  }

  private double[] errors(TrainingData data) {
    return tried.computeIfAbsent(data, this::pilot);
  }

  /**
   * Errors of sets of left-out windows, each channel in units of its deviation, as shares of the
   * number of all values.
   */
  private double[] pilot(TrainingData data) {
    Standardizer scale = fit.data().standardizer();
    FitPlan plan = fit.plan();
    boolean absolute = fit.objective() == Objective.MAE;
    FoldMoments moments =
        data.moments().pilot(fit, staged(data) ? MomentMode.VALUES : MomentMode.NONE, false);
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
                made, windows, own, choices.part(0).train(), choices.stride(), fit.workers());
    Bounds bounds = new Bounds(new double[0], new double[0], correction);
    List<SampleRange> sets = FitSplit.sets(choices.part(0).validation());
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
