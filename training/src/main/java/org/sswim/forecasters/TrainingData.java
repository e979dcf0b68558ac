package org.sswim.forecasters;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.forecasting.ChannelMode;
import org.sswim.moments.JointModel;
import org.sswim.moments.MomentModel;
import org.sswim.options.Auto;
import org.sswim.readout.Objective;
import org.sswim.samples.SampleRange;
import org.sswim.series.Covariates;
import org.sswim.series.InvalidDataException;
import org.sswim.series.MissingCells;
import org.sswim.series.OutlierPolicy;
import org.sswim.series.Outliers;
import org.sswim.series.ScreenedSeries;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.series.ValueLimits;
import org.sswim.series.ValueTransform;
import org.sswim.stages.FoldMoments;
import org.sswim.stages.MomentMode;
import org.sswim.stored.Withers;
import org.sswim.training.Search;

/**
 * A series prepared for training: standardised once, seen as windows. What is computed from its
 * dates and its columns beside the channels is computed once.
 */
public final class TrainingData {
  private final Prepared prepared;
  private final float[] standardised;
  private final float[] truth;
  private final CovariateRows covariates;
  private final Moments moments;
  private final WindowedSeries windows;

  private TrainingData(Prepared prepared) {
    this.prepared = prepared;
    Standardizer standardizer = prepared.standardizer();
    standardised = standardizer.apply(series());
    truth = outliers().total() == 0 ? standardised : standardizer.applyBounded(given());
    covariates = CovariateRows.of(series(), standardizer);
    moments = new Moments(this, knownNames(), covariates.knownValues(), prepared.shared());
    windows = windows(covariates, null);
  }

  /**
   * Prepares a series with a standardizer that was fitted elsewhere.
   *
   * @param standardizer of the channels, then of columns beside them; fitted on training rows only
   * @param limits of the same columns, fitted on the same rows
   * @param window H
   * @param channels shared or joint
   */
  public static TrainingData of(
      TimeSeries series,
      Standardizer standardizer,
      ValueLimits limits,
      int window,
      ChannelMode channels) {
    return new TrainingData(
        new Prepared(
            series,
            ScreenedSeries.of(series, limits),
            limits,
            standardizer,
            window,
            channels,
            new Search(),
            null,
            true));
  }

  /**
   * Prepares a series.
   *
   * @param scalerRows leading rows on which limits and standardizer are fitted, at least 1
   * @param policy what is done about outliers
   */
  public static TrainingData of(
      TimeSeries series, int scalerRows, int window, ChannelMode channels, OutlierPolicy policy) {
    ValueLimits limits =
        policy == OutlierPolicy.KEEP
            ? ValueLimits.none(series.columnNames().size())
            : ValueLimits.fit(series, 0, scalerRows);
    ScreenedSeries screened = ScreenedSeries.of(series, limits);
    Standardizer standardizer = Standardizer.fit(screened.series(), 0, scalerRows);
    return new TrainingData(
        new Prepared(
            series, screened, limits, standardizer, window, channels, new Search(), null, true));
  }

  /** Prepares a series, outliers being looked for. */
  public static TrainingData of(
      TimeSeries series, int scalerRows, int window, ChannelMode channels) {
    return of(series, scalerRows, window, channels, OutlierPolicy.AUTO);
  }

  /**
   * The same series standardised by T(x) of its channels.
   *
   * @param scalerRows leading rows on which the standardizer is fitted, at least 1
   */
  TrainingData transformed(int scalerRows, ValueTransform transform) {
    return new TrainingData(
        prepared.withStandardizer(Standardizer.fit(series(), 0, scalerRows, transform)));
  }

  /** The same, whose stages do not see the known columns. */
  TrainingData withoutKnown() {
    return new TrainingData(prepared.withKnown(false));
  }

  /** The known columns that stages see. */
  List<String> knownNames() {
    Covariates covariates = series().covariates();
    return covariates == null || !prepared.known() ? List.of() : covariates.knownNames();
  }

  /**
   * The same, whose moment stages are those of all horizons of a plan: what is fitted to some of
   * them has the same stage.
   */
  public TrainingData sharing(FitPlan plan) {
    return new TrainingData(prepared.withShared(plan));
  }

  /**
   * The same data. Outliers may leave fewer than half of the windows that would otherwise train or
   * choose. Then their replacements count as observed, so that all windows do.
   */
  public TrainingData forPlan(FitPlan plan) {
    if (outliers().held() == 0) {
      return this;
    }
    TimeSeries filled = prepared.screened().filled(given());
    TrainingData all =
        new TrainingData(prepared.withScreened(new ScreenedSeries(filled, outliers())));
    return CompleteWindows.halfOf(windows, all.windows, plan) ? this : all;
  }

  /** What networks see and learn: the series with what stands for its outliers. */
  public TimeSeries series() {
    return prepared.screened().series();
  }

  /** The series as it was given: what errors are measured by. */
  public TimeSeries given() {
    return prepared.given();
  }

  /** What of the series did not pass the limits. */
  public Outliers outliers() {
    return prepared.screened().outliers();
  }

  /** Beyond which values a cell is an outlier. */
  public ValueLimits limits() {
    return prepared.limits();
  }

  /**
   * What read-outs minimise, given what was asked for: see {@link ForecastOptions#objective}.
   *
   * @param plan whose training windows may be looked at
   */
  public Objective objective(Auto<Objective> asked, FitPlan plan) {
    return asked.isAuto()
        ? HeavyTails.in(series(), limits(), plan.commonTrain().end() + window() - 1)
            ? Objective.MAE
            : Objective.MSE
        : asked.value();
  }

  /** By which the series is standardised. */
  public Standardizer standardizer() {
    return prepared.standardizer();
  }

  /** H. */
  public int window() {
    return prepared.window();
  }

  /** Shared or joint. */
  public ChannelMode channels() {
    return prepared.channels();
  }

  /**
   * The facts to record of outliers and missing values: nothing, or the number of cells. With
   * missing values also the share of all windows that have all of their targets and so may train.
   *
   * @param horizon O
   */
  public Map<String, String> missing(int horizon) {
    MissingCells missing = given().missing();
    int windows = series().rows() - window() - horizon + 1;
    Map<String, String> text = new TreeMap<>();
    if (outliers().total() > 0) {
      text.put("outliers-held", String.valueOf(outliers().held()));
      text.put("outliers-bounded", String.valueOf(outliers().bounded()));
    }
    if (missing == null || windows < 1) {
      return text;
    }
    double share =
        CompleteWindows.share(series(), channels(), window(), new SampleRange(0, windows), horizon);
    text.put("missing-cells", String.valueOf(missing.total()));
    text.put("complete-windows", String.valueOf(share));
    return text;
  }

  /**
   * Refuses groups of channels that do not share a network.
   *
   * @throws InvalidDataException saying so
   */
  public void requireGroups() {
    Covariates covariates = series().covariates();
    if (covariates == null) {
      return;
    }
    Checks.that(
            channels() != ChannelMode.JOINT || covariates.groups().isEmpty(),
            InvalidDataException::new)
        .or("groups tell channels apart that share a network; with joint channels leave them out");
  }

  /** The series as windows. */
  public WindowedSeries windows() {
    return windows;
  }

  /**
   * The series as windows whose last row also shows the known columns, of itself and of rows ahead.
   * A linear map without a moment stage sees them.
   *
   * @param ahead rows ahead that are seen: no window may be read whose targets are fewer
   */
  public WindowedSeries windowsWithKnown(int ahead) {
    return covariates.knownValues().length == 0
        ? windows
        : windows(covariates.withKnown(ahead), null);
  }

  /** What a moment stage can be fitted to where so many rows train. */
  public List<MomentMode> momentModes(int rows) {
    return moments.open(rows);
  }

  /** What a fit to it has chosen. */
  Search search() {
    return prepared.search();
  }

  /** Its moment stages. */
  Moments moments() {
    return moments;
  }

  /** The values, row-major {@code [rows][channels]}; not a copy. */
  float[] standardised() {
    return standardised;
  }

  /** What a joint stage adds to forecasts of the series. */
  public JointTerm joint(JointModel model) {
    return new JointTerm(model, moments.seen(model.inputs().moment()));
  }

  /** The series as windows less the moments of their rows, if there is a moment stage. */
  public WindowedSeries centred(@Nullable MomentModel moment) {
    return moment == null ? windows : windows(covariates, moments.rows(moment));
  }

  /** The series as windows less what the moments of their rows say by the stages of a fit. */
  WindowedSeries centred(@Nullable FoldMoments stages) {
    return stages == null ? windows : windows(covariates, moments.rows(stages));
  }

  private WindowedSeries windows(CovariateRows beside, FoldMoments.@Nullable MomentRows said) {
    return new WindowedSeries(standardised, series().channels(), window(), channels())
        .withTruth(truth)
        .withMissing(series().missing())
        .withNotGiven(given().missing())
        .withCovariates(beside)
        .withMoments(said);
  }

  /**
   * What {@link TrainingData} are made of.
   *
   * @param given the series as it was given
   * @param screened the same with what stands for its outliers
   * @param limits beyond which values a cell is an outlier
   * @param standardizer of all columns
   * @param window H
   * @param channels shared or joint
   * @param search what fits to it have chosen
   * @param shared the plan of all horizons whose fits share moment stages; null where none do
   * @param known whether stages see the known columns
   */
  @Withers
  record Prepared(
      TimeSeries given,
      ScreenedSeries screened,
      ValueLimits limits,
      Standardizer standardizer,
      int window,
      ChannelMode channels,
      Search search,
      @Nullable FitPlan shared,
      boolean known)
      implements TrainingDataPreparedBuilder.With {}
}
