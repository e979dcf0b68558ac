package org.sswim.forecasters;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.linalg.Workers;
import org.sswim.moments.MomentInputs;
import org.sswim.moments.MomentModel;
import org.sswim.options.Auto;
import org.sswim.readout.FitSplit;
import org.sswim.samples.SampleRange;
import org.sswim.series.InvalidDataException;
import org.sswim.series.MissingCells;
import org.sswim.series.Problem;
import org.sswim.series.SamplingInterval;
import org.sswim.series.Timeline;
import org.sswim.stages.FoldMoments;
import org.sswim.stages.LinearMoment;
import org.sswim.stages.MomentData;
import org.sswim.stages.MomentMode;
import org.sswim.training.SSwimOptions;

/** The moment stages of a series that is prepared for training; each is fitted once. */
final class Moments {
  /** Neurons of the stage; at most one for each row that trains. */
  private static final int NEURONS = 1200;

  private final TrainingData data;
  private final List<String> names;
  private final float[] known;
  private final @Nullable FitPlan shared;
  private final Map<Key, FoldMoments> fitted = new ConcurrentHashMap<>();
  private final Map<LinearKey, LinearMoment> linear = new ConcurrentHashMap<>();
  private final Map<MomentInputs, MomentData> seen = new ConcurrentHashMap<>();
  private final Map<MomentInputs, float[]> looked = new ConcurrentHashMap<>();

  /** What decides a stage, with the data. */
  private record Key(LinearKey linear, int end, SSwimOptions options) {}

  /** What decides its first regression. */
  private record LinearKey(FoldMoments.Rows rows, MomentInputs inputs, boolean anomalies) {}

  /**
   * The stages of a series.
   *
   * @param names of the known columns that stages see
   * @param known known columns, standardised: {@code [rows and more][columns]}
   * @param shared the plan of all horizons whose fits share stages; null where none do
   */
  Moments(TrainingData data, List<String> names, float[] known, @Nullable FitPlan shared) {
    this.data = data;
    this.names = names;
    this.known = known;
    this.shared = shared;
  }

  /** What stages can be fitted to, in order of simplicity. */
  List<MomentMode> open(FitPlan plan) {
    return open(rows(plan, 1).train());
  }

  /** The same, for so many rows that train. */
  List<MomentMode> open(int rows) {
    MomentInputs inputs = inputs(rows);
    int period = period(inputs);
    if (inputs.none()) {
      return List.of(MomentMode.NONE);
    }
    return period > 0 && observed(rows) >= fewestPeriods() * period
        ? List.of(MomentMode.values())
        : List.of(MomentMode.NONE, MomentMode.VALUES);
  }

  /** Of so many rows those in which the channel that misses the fewest is observed. */
  private int observed(int rows) {
    MissingCells missing = data.series().missing();
    return missing == null
        ? rows
        : rows
            - IntStream.range(0, data.series().channels())
                .map(channel -> missing.count(channel, 0, rows))
                .min()
                .orElse(0);
  }

  private void requireOpen(FitPlan plan, MomentMode mode) {
    boolean anomalies = mode == MomentMode.ANOMALIES;
    Checks.that(
            open(plan).contains(mode),
            anomalies ? Problem.NO_ANOMALIES::of : Problem.MOMENT_WITHOUT_DATES::of)
        .or(
            anomalies
                ? "a moment stage of anomalies needs rows at evenly spaced dates, at most a day"
                    + " apart, and %s weeks of them that train"
                : "a moment stage needs dates or known columns; the series has neither",
            fewestPeriods());
  }

  private static int fewestPeriods() {
    return FoldMoments.fewestPeriods(SSwimOptions.defaults().readoutBlocks());
  }

  /** What is known of rows, as far as the training rows of a fit can tell. */
  MomentInputs inputs(FitPlan plan) {
    return inputs(rows(plan, 1).train());
  }

  /** What is known of rows, as far as so many training rows can tell. */
  private MomentInputs inputs(int rows) {
    SamplingInterval interval = data.series().interval();
    if (interval == null) {
      return new MomentInputs(null, false, false, names);
    }
    boolean year = rows >= interval.rowsIn(SamplingInterval.YEAR);
    return new MomentInputs(interval, year, year && interval.withinDay(), names);
  }

  private static int period(MomentInputs inputs) {
    SamplingInterval interval = inputs.interval();
    if (interval == null || !interval.withinDay()) {
      return 0;
    }
    double rows = interval.rowsIn(7);
    return rows == Math.rint(rows) ? (int) rows : 0;
  }

  /** The series as a stage sees it. */
  MomentData data(MomentInputs inputs) {
    return seen.computeIfAbsent(inputs, this::see);
  }

  /** What neurons see of every row: {@code [rows][seen]}. */
  float[] seen(MomentInputs inputs) {
    return looked.computeIfAbsent(inputs, own -> data(own).seen());
  }

  private MomentData see(MomentInputs inputs) {
    int rows = data.series().rows();
    long[] clocks = new long[rows];
    Timeline timeline = data.series().timeline();
    for (int r = 0; inputs.interval() != null && timeline != null && r < rows; r++) {
      clocks[r] = timeline.wallClock(r);
    }
    return new MomentData(
        inputs,
        period(inputs),
        clocks,
        MomentData.columns(inputs, known, rows),
        data.standardised(),
        data.series().channels(),
        data.series().missing());
  }

  /**
   * The stages of a fit; null for none.
   *
   * @throws InvalidDataException if the rows do not go with the mode
   */
  @Nullable FoldMoments of(Fit fit, MomentMode mode) {
    return fitted(fit, mode, rows(fit), true, NEURONS, fit.network());
  }

  /**
   * The same with fewer neurons, to tell modes and scales apart. Rows behind those that train,
   * which no choice looks at, have the stage of the training rows.
   *
   * @param dates whether it may know effects of dates
   */
  @Nullable FoldMoments pilot(Fit fit, MomentMode mode, boolean dates) {
    SSwimOptions few = fit.network().withOversampling(Auto.of(1));
    return fitted(fit, mode, rows(fit).beforeRefit(), dates, FoldMoments.GROUP, few);
  }

  private FoldMoments.Rows rows(Fit fit) {
    int blocks = fit.network().readoutBlocks();
    // Where the read-out leaves none out, too: a stage that has seen a window flatters it.
    return rows(fit.plan(), blocks > 1 ? blocks : SSwimOptions.defaults().readoutBlocks());
  }

  private @Nullable FoldMoments fitted(
      Fit fit,
      MomentMode mode,
      FoldMoments.Rows rows,
      boolean dates,
      int neurons,
      SSwimOptions network) {
    if (mode == MomentMode.NONE) {
      return null;
    }
    requireOpen(fit.plan(), mode);
    boolean anomalies = mode == MomentMode.ANOMALIES;
    MomentInputs all = inputs(rows.train());
    MomentInputs inputs = dates ? all : all.withoutDates();
    SSwimOptions own = network.withNeurons(Math.min(neurons, rows.train()));
    LinearKey first = new LinearKey(rows.beforeRefit(), inputs, anomalies);
    return fitted.computeIfAbsent(
        new Key(first, rows.end(), own),
        key -> FoldMoments.of(linear(first, fit.workers()), rows.end(), own));
  }

  private LinearMoment linear(LinearKey key, Workers workers) {
    return linear.computeIfAbsent(
        key, own -> new LinearMoment(data(own.inputs), own.anomalies, own.rows, workers));
  }

  /** What stages say of every row of the series. */
  FoldMoments.MomentRows rows(FoldMoments moments) {
    return moments.rows(data(moments.last().inputs()), Workers.available());
  }

  /** What one stage says of every row of the series. */
  FoldMoments.MomentRows rows(MomentModel moment) {
    return FoldMoments.rows(data(moment.inputs()), moment, Workers.available());
  }

  private FoldMoments.Rows rows(FitPlan own, int blocks) {
    FitPlan plan = shared == null ? own : shared;
    int ahead = data.window() + plan.longest() - 1;
    int train = Integer.MAX_VALUE;
    int choose = Integer.MAX_VALUE;
    int end = 0;
    for (FitPlan.Part part : plan.parts()) {
      int behind = data.window() + part.horizon() - 1;
      SampleRange chosenBy = part.validation();
      train = Math.min(train, part.train().end() + behind);
      train = Math.min(train, chosenBy.start() + data.window());
      choose = Math.min(choose, chosenBy.start());
      end = Math.max(end, chosenBy.end() + behind);
    }
    return new FoldMoments.Rows(
        train,
        FitSplit.blocks(plan.commonTrain(), blocks),
        ahead,
        new SampleRange(choose, Math.max(choose, end)),
        plan.refit() ? end : train);
  }
}
