package org.sswim.forecasting;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.moments.JointModel;
import org.sswim.moments.MomentInputs;
import org.sswim.moments.MomentModel;
import org.sswim.network.Provenance;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.Covariates;
import org.sswim.series.Fault;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Outliers;
import org.sswim.series.Problem;
import org.sswim.series.SamplingInterval;
import org.sswim.series.ScreenedSeries;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.series.ValueLimits;
import org.sswim.simulation.Semantics;
import org.sswim.stored.Limited;
import org.sswim.stored.Withers;

/**
 * A fitted forecaster: a spiking network with all that is needed to use it. Immutable and safe to
 * share between threads.
 *
 * @param network the network of one lane: all channels in joint mode, one in shared mode
 * @param spec what goes in and what comes out
 * @param channels names of the channels, in order
 * @param standardizer mean and standard deviation of each channel, then of each past column, then
 *     of each known one
 * @param provenance where the model came from
 * @param background what explanations need, or null for a model that cannot be explained
 * @param intervals prediction intervals, or null for none
 * @param limits the range outside of which values count as missing, for the columns of the
 *     standardizer
 * @param bounds how outputs become forecasts: scale, correction and bounds
 * @param moment the stage of the moment, which is subtracted from the channels; or null
 * @param joint the joint stage; or null
 * @param interval between the rows of its file; null without dates
 */
@Withers
public record ForecastModel(
    SpikingNetwork network,
    ForecastSpec spec,
    List<String> channels,
    Standardizer standardizer,
    Provenance provenance,
    @Nullable Background background,
    @Nullable Intervals intervals,
    ValueLimits limits,
    Bounds bounds,
    @Nullable MomentModel moment,
    @Nullable JointModel joint,
    @Nullable SamplingInterval interval)
    implements ForecastModelBuilder.With, Limited {
  private static final double OTHER_INTERVAL = 1.5;

  /** Checks that the parts fit together. */
  public ForecastModel {
    channels = List.copyOf(channels);
    ModelCheck check = new ModelCheck(spec, channels.size());
    check.network(network);
    check.columns(standardizer, limits, columns(channels, spec.covariates()));
    check.background(background, network);
    check.outputs(intervals, bounds);
    check.stages(moment, joint, inputs(moment, joint));
  }

  private static @Nullable MomentInputs inputs(
      @Nullable MomentModel moment, @Nullable JointModel joint) {
    if (moment != null) {
      return moment.inputs();
    }
    return joint == null ? null : joint.inputs().moment();
  }

  /** The inputs of the stages for the moment of a row; null without stages. */
  public @Nullable MomentInputs momentInputs() {
    return inputs(moment, joint);
  }

  /**
   * A model with neither background nor intervals. It has no limits, and its outputs are its
   * forecasts.
   */
  public ForecastModel(
      SpikingNetwork network,
      ForecastSpec spec,
      List<String> channels,
      Standardizer standardizer,
      Provenance provenance) {
    this(
        network,
        spec,
        channels,
        standardizer,
        provenance,
        null,
        null,
        ValueLimits.none(standardizer.channels()),
        Bounds.NONE,
        null,
        null,
        null);
  }

  private static List<String> columns(List<String> channels, CovariateInputs covariates) {
    List<String> names = new ArrayList<>(channels);
    names.addAll(covariates.past());
    names.addAll(covariates.known());
    return names;
  }

  /** Names of the channels, then of the past columns, then of the known ones. */
  public List<String> columnNames() {
    return columns(channels, spec.covariates());
  }

  /**
   * The same without the windows that its neurons were sampled from. Explanations then still show
   * which neurons carry a forecast, but no longer which windows they separate.
   */
  public ForecastModel withoutOrigins() {
    Background means = background == null ? null : new Background(background.featureMeans(), null);
    return withBackground(means);
  }

  /**
   * The pairs of training windows behind the neurons that outputs see. Null where they are not
   * known, or those neurons are of the last of several layers.
   */
  public @Nullable NeuronOrigins origins() {
    boolean shallow = network.hidden().layers().size() == 1;
    return background == null || !shallow ? null : background.origins();
  }

  @Override
  public void requireLimits(long memory) {
    ForecastRoom.require(this, memory);
  }

  /** Number of parameters of the network and of the stages beside it. */
  public long parameters() {
    return network.parameters()
        + (moment == null ? 0 : moment.parameters())
        + (joint == null ? 0 : joint.parameters());
  }

  /** Whether every row needs its date, for the stage of the moment. */
  public boolean needsDates() {
    MomentInputs inputs = momentInputs();
    return inputs != null && inputs.interval() != null;
  }

  /** The known columns that stages see: those of the fit, or none. */
  public List<String> knownColumns() {
    MomentInputs inputs = momentInputs();
    return inputs == null ? List.of() : inputs.known();
  }

  /** Number of rows ahead whose known columns a forecast needs: 0 or the horizon. */
  public int knownAhead() {
    return knownColumns().isEmpty() ? 0 : spec.horizon();
  }

  /**
   * Forecasts the rows that follow a series: from its last window, or, with streaming semantics,
   * from all of it.
   *
   * @param series at least {@code window} rows; must hold the model's channels, may hold others
   * @throws InvalidDataException if a channel is missing, the series is too short, or the model
   *     needs dates and the series has none
   */
  public Forecast forecast(TimeSeries series) {
    TimeSeries own = select(series);
    int window = spec.window();
    Checks.that(own.rows() >= window, Problem.SHORT_WINDOW::of)
        .or("the model needs a window of %s rows; the series has %s", window, own.rows());
    spec.covariates().requireAhead(own.covariates(), own.rows(), knownAhead());
    StreamingForecaster forecaster = new StreamingForecaster(this);
    int from = spec.semantics() == Semantics.STREAMING ? 0 : own.rows() - window;
    forecaster.lookBack(own, from);
    for (int r = from; r < own.rows(); r++) {
      forecaster.push(own, r);
    }
    return Forecast.after(forecaster, own.timeline());
  }

  /**
   * The part of a series that the model reads: its channels and its columns beside them, in its
   * order. Known columns are there if stages see them.
   *
   * @throws InvalidDataException naming what is missing, or if rows are not as far apart as those
   *     of the model
   */
  public TimeSeries select(TimeSeries series) {
    requireInterval(series.interval());
    TimeSeries own = series;
    try {
      own = series.channelNames().equals(channels) ? series : series.select(channels);
    } catch (InvalidDataException e) {
      throw new InvalidDataException(
          Fault.of(Problem.LACKS_COLUMNS),
          "the series lacks a channel of the model: " + e.getMessage(),
          e);
    }
    return own.covariates() == null && spec.covariates().equals(CovariateInputs.none())
        ? own
        : own.withCovariates(spec.covariates().select(own.covariates(), knownColumns()));
  }

  /** A window of a few rows does not tell months from 28 days, nor working days from all. */
  private void requireInterval(@Nullable SamplingInterval own) {
    if (interval == null || own == null) {
      return;
    }
    double ratio = own.seconds() / interval.seconds();
    Checks.that(Math.max(ratio, 1 / ratio) < OTHER_INTERVAL, Problem.OTHER_INTERVAL::of)
        .or(
            "the model is of rows %s apart, those of the series are %s apart",
            interval.describe(), own.describe());
  }

  /**
   * A series from {@link #select} as the model sees it. Values beyond its limits are replaced and
   * count as missing.
   */
  public TimeSeries screened(TimeSeries series) {
    return ScreenedSeries.of(series, limits).series();
  }

  /**
   * The values in the last window of a series that are beyond the limits. A forecast does not see
   * them.
   */
  public Outliers outliersBefore(TimeSeries series) {
    return ScreenedSeries.of(select(series), limits, series.rows() - spec.window()).outliers();
  }

  /**
   * As {@link #select}, but without the last rows if known columns end too early for a forecast
   * from them.
   *
   * @throws InvalidDataException naming what is missing, or if no row is left
   */
  public TimeSeries selectComplete(TimeSeries series) {
    TimeSeries own = select(series);
    Covariates covariates = own.covariates();
    int rows = covariates == null ? own.rows() : covariates.completeRows(own.rows(), knownAhead());
    Checks.that(rows != 0, Problem.SHORT_WINDOW::of)
        .or(
            "a forecast sees known columns %s rows ahead; the series has %s rows",
            knownAhead(), own.rows());
    return rows == own.rows() ? own : own.slice(0, rows);
  }
}
