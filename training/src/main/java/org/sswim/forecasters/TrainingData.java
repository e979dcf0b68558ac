package org.sswim.forecasters;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ChannelMode;
import org.sswim.moments.JointModel;
import org.sswim.moments.MomentModel;
import org.sswim.options.Auto;
import org.sswim.readout.Objective;
import org.sswim.samples.SampleRange;
import org.sswim.series.CalendarInputs;
import org.sswim.series.Covariates;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.MissingCells;
import org.sswim.series.OutlierPolicy;
import org.sswim.series.Outliers;
import org.sswim.series.ScreenedSeries;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.series.ValueLimits;
import org.sswim.series.ValueTransform;
import org.sswim.stages.FoldMoments;
import org.sswim.stages.MomentMode;

/**
 * A series prepared for training: standardised once, seen as windows with any calendar inputs. What
 * is computed from its dates and its columns beside the channels is computed once.
 */
public final class TrainingData {
  private final TimeSeries given;
  private final TimeSeries series;
  private final Outliers outliers;
  private final ValueLimits limits;
  private final Standardizer standardizer;
  private final float[] standardised;
  private final float[] truth;
  private final int window;
  private final ChannelMode channels;
  private final CovariateRows covariates;
  private final Moments moments;
  private final Choices choices;
  private final @Nullable FitPlan shared;
  private final Map<CalendarInputs, WindowedSeries> views = new ConcurrentHashMap<>();

  private TrainingData(
      TimeSeries given,
      ScreenedSeries screened,
      ValueLimits limits,
      Standardizer standardizer,
      int window,
      ChannelMode channels,
      Choices choices,
      @Nullable FitPlan shared) {
    this.choices = choices;
    this.shared = shared;
    this.given = given;
    this.limits = limits;
    series = screened.series();
    outliers = screened.outliers();
    this.standardizer = standardizer;
    this.standardised = standardizer.apply(series);
    truth = outliers.total() == 0 ? standardised : standardizer.applyBounded(given);
    this.window = window;
    this.channels = channels;
    covariates = CovariateRows.of(series, standardizer);
    moments = new Moments(this, covariates.known(), shared);
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
        series,
        ScreenedSeries.of(series, limits),
        limits,
        standardizer,
        window,
        channels,
        new Choices(),
        null);
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
        series, screened, limits, standardizer, window, channels, new Choices(), null);
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
        given,
        new ScreenedSeries(series, outliers),
        limits,
        Standardizer.fit(series, 0, scalerRows, transform),
        window,
        channels,
        choices,
        shared);
  }

  /**
   * The same, whose moment stages are those of all horizons of a plan: what is fitted to some of
   * them has the same stage.
   */
  public TrainingData sharing(FitPlan plan) {
    return new TrainingData(
        given,
        new ScreenedSeries(series, outliers),
        limits,
        standardizer,
        window,
        channels,
        choices,
        plan);
  }

  /**
   * The same data. If outliers leave fewer than half of the windows that would otherwise train or
   * choose, the replacements of outliers count as observed, so that all windows do.
   */
  public TrainingData forPlan(FitPlan plan) {
    if (outliers.held() == 0) {
      return this;
    }
    WindowedSeries windows = windows(CalendarInputs.none());
    TimeSeries filled = new ScreenedSeries(series, outliers).filled(given);
    TrainingData all =
        new TrainingData(
            given,
            new ScreenedSeries(filled, outliers),
            limits,
            standardizer,
            window,
            channels,
            choices,
            shared);
    return CompleteWindows.halfOf(windows, all.windows(CalendarInputs.none()), plan) ? this : all;
  }

  /** What networks see and learn: the series with what stands for its outliers. */
  public TimeSeries series() {
    return series;
  }

  /** The series as it was given: what errors are measured by. */
  public TimeSeries given() {
    return given;
  }

  /** What of the series did not pass the limits. */
  public Outliers outliers() {
    return outliers;
  }

  /** Beyond which values a cell is an outlier. */
  public ValueLimits limits() {
    return limits;
  }

  /**
   * What read-outs minimise, given what was asked for: see {@link ForecastOptions#objective}.
   *
   * @param plan whose training windows may be looked at
   */
  public Objective objective(Auto<Objective> asked, FitPlan plan) {
    return asked.isAuto()
        ? HeavyTails.in(series, limits, plan.commonTrain().end() + window - 1)
            ? Objective.MAE
            : Objective.MSE
        : asked.value();
  }

  /** By which the series is standardised. */
  public Standardizer standardizer() {
    return standardizer;
  }

  /** H. */
  public int window() {
    return window;
  }

  /** Shared or joint. */
  public ChannelMode channels() {
    return channels;
  }

  /**
   * The facts to record of outliers and missing values: nothing, or the number of cells. With
   * missing values also the share of all windows that have all of their targets and so may train.
   *
   * @param horizon O
   */
  public Map<String, String> missing(int horizon) {
    MissingCells missing = given.missing();
    int windows = series.rows() - window - horizon + 1;
    Map<String, String> text = new TreeMap<>();
    if (outliers.total() > 0) {
      text.put("outliers-held", String.valueOf(outliers.held()));
      text.put("outliers-bounded", String.valueOf(outliers.bounded()));
    }
    if (missing == null || windows < 1) {
      return text;
    }
    double share =
        CompleteWindows.share(series, channels, window, new SampleRange(0, windows), horizon);
    text.put("missing-cells", String.valueOf(missing.total()));
    text.put("complete-windows", String.valueOf(share));
    return text;
  }

  /**
   * Refuses groups of channels that do not share a network.
   *
   * @throws InvalidSeriesException saying so
   */
  public void requireGroups() {
    Covariates covariates = series.covariates();
    if (covariates == null) {
      return;
    }
    if (channels == ChannelMode.JOINT && !covariates.groups().isEmpty()) {
      throw new InvalidSeriesException(
          "groups tell channels apart that share a network; with joint channels leave them out");
    }
  }

  /**
   * The series as windows.
   *
   * @param calendar calendar inputs; needs dates unless it is empty
   */
  public WindowedSeries windows(CalendarInputs calendar) {
    return views.computeIfAbsent(calendar, key -> windows(key, covariates, null));
  }

  /**
   * The series as windows without calendar whose last row also shows the known columns, of itself
   * and of rows ahead. A linear map without a moment stage sees them.
   *
   * @param ahead rows ahead that are seen: no window may be read whose targets are fewer
   */
  public WindowedSeries windowsWithKnown(int ahead) {
    return covariates.known().length == 0
        ? windows(CalendarInputs.none())
        : windows(CalendarInputs.none(), covariates.withKnown(ahead), null);
  }

  /** What a moment stage can be fitted to where so many rows train. */
  public List<MomentMode> momentModes(int rows) {
    return moments.open(rows);
  }

  /** What a fit to it has chosen. */
  Choices choices() {
    return choices;
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
  public WindowedSeries centred(CalendarInputs calendar, @Nullable MomentModel moment) {
    return moment == null ? windows(calendar) : windows(calendar, covariates, moments.rows(moment));
  }

  /** The series as windows less what the moments of their rows say by the stages of a fit. */
  WindowedSeries centred(CalendarInputs calendar, @Nullable FoldMoments stages) {
    return stages == null ? windows(calendar) : windows(calendar, covariates, moments.rows(stages));
  }

  private WindowedSeries windows(
      CalendarInputs calendar, CovariateRows beside, FoldMoments.@Nullable MomentRows said) {
    Timeline timeline = series.timeline();
    boolean none = calendar.width() == 0;
    if (!none && timeline == null) {
      throw new IllegalArgumentException("calendar inputs need a series with dates");
    }
    return new WindowedSeries(
        standardised,
        truth,
        series.channels(),
        none || timeline == null ? new float[0] : calendar.rows(timeline),
        none ? 0 : calendar.width(),
        window,
        channels,
        series.missing(),
        given.missing(),
        beside,
        said);
  }
}
