package org.sswim.panels;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.forecasting.Bounds;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Provenance;
import org.sswim.network.RunLimits;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;
import org.sswim.series.SamplingInterval;
import org.sswim.stored.Limited;
import org.sswim.stored.Withers;

/**
 * Forecasts any series of a panel: the mean of its members' forecasts of the transformed values.
 *
 * <p>The half-width of an interval is a multiple of the first member's scale, found on left-out
 * windows. It is the same on both sides, on the scale of the transform.
 *
 * @param moment what moments say, which members do not see; null for none
 * @param members at least one
 * @param shares of simple rows in the weighted mean
 * @param transform of the values
 * @param frequency season and cycle of the series
 * @param interval between rows; null where times are numbers
 * @param nonNegative whether no forecast is below 0, where there are no other bounds
 * @param bounds that no forecast passes, of one channel; null for 0 or none
 * @param screened whether {@linkplain PanelScreen outliers} are gaps to it
 * @param inputs what its networks see beside the values
 * @param levels of intervals in per cent, rising; may be empty
 * @param widths half-widths in scales: {@code [levels][horizon]}
 * @param known the series that it was fitted to
 * @param provenance where it came from
 */
@Withers
public record PanelModel(
    @Nullable PanelMoment moment,
    List<PanelMember> members,
    SimpleShares shares,
    PanelTransform transform,
    Frequency frequency,
    @Nullable SamplingInterval interval,
    boolean nonNegative,
    @Nullable Bounds bounds,
    boolean screened,
    PanelInputs inputs,
    List<Double> levels,
    float[][] widths,
    KnownSeries known,
    Provenance provenance)
    implements PanelModelBuilder.With, Limited {

  /** Rows that a series needs before its first forecast. */
  public static final int FEWEST_ROWS = 2;

  private static final Bounds NOT_NEGATIVE =
      new Bounds(new double[1], new double[] {Double.MAX_VALUE}, new float[0]);

  /** Checks the shapes. */
  public PanelModel {
    members = List.copyOf(members);
    levels = Checks.levels(levels);
    Checks.that(!members.isEmpty() && widths.length == levels.size())
        .or(
            "a model needs members, and widths for each level; got %s members, %s levels and"
                + " widths for %s",
            members.size(), levels.size(), widths.length);
    int horizon = members.get(0).horizon();
    for (PanelMember member : members) {
      Checks.that(member.horizon() == horizon)
          .or("members must have one horizon; got %s and %s", horizon, member.horizon());
      member.require(inputs);
    }
    if (moment != null) {
      moment.require(inputs);
    }
    Checks.that(bounds == null || (bounds.lower().length == 1 && bounds.correction().length == 0))
        .or("the bounds of a panel must be those of one channel; got %s", bounds);
    for (float[] width : widths) {
      Checks.that(width.length == horizon)
          .or("there must be a width for each of %s leads; got %s", horizon, width.length);
      Checks.notNegative("widths of intervals", width);
    }
  }

  @Override
  public void requireLimits(long memory) {
    double values = 0;
    double operations = 0;
    if (moment != null) {
      moment.neurons().forEach(some -> RunLimits.requireShort(some, RunLimits.LONGEST_TIME));
    }
    for (PanelMember member : members) {
      HiddenNetwork hidden = member.network().hidden();
      RunLimits.requireShort(hidden, RunLimits.LONGEST_TIME);
      values += (double) member.view().window() + RunLimits.filters(hidden);
      operations += member.view().window() * RunLimits.step(hidden);
    }
    RunLimits.requireRun("a forecaster of panels", values, operations, RunLimits.ofARun(memory));
  }

  /**
   * A model of networks alone: without moment, shares of simple rows and intervals, which takes
   * values as they are and knows no series by name.
   */
  public PanelModel(
      List<PanelMember> members,
      PanelInputs inputs,
      PanelTransform transform,
      Frequency frequency,
      Provenance provenance) {
    this(
        null,
        members,
        SimpleShares.NONE,
        transform,
        frequency,
        null,
        false,
        null,
        false,
        inputs,
        List.of(),
        new float[0][],
        KnownSeries.NONE,
        provenance);
  }

  /** The same with other intervals: widths for each level, of each lead. */
  public PanelModel with(List<Double> newLevels, float[][] newWidths) {
    return with(own -> own.levels(newLevels).widths(newWidths));
  }

  /** The days of the week that have rows; all of them unless rows are a day apart. */
  public Set<DayOfWeek> days() {
    return interval == null ? SamplingInterval.ALL_DAYS : interval.days();
  }

  /** Bounds that no forecast and no end of an interval passes, of one channel. */
  public Bounds limits() {
    return bounds != null ? bounds : nonNegative ? NOT_NEGATIVE : Bounds.NONE;
  }

  /** The same whose forecasts lie within bounds of one channel. */
  public PanelModel within(Bounds limits) {
    boolean zero =
        !limits.none() && limits.lower()[0] == 0 && limits.upper()[0] == Double.MAX_VALUE;
    return withNonNegative(zero).withBounds(zero || limits.none() ? null : limits);
  }

  /** O, rows that it forecasts. */
  public int horizon() {
    return members.get(0).horizon();
  }

  /** The rows that its longest window sees. */
  public int window() {
    return members.stream().mapToInt(member -> member.view().window()).max().orElseThrow();
  }

  /**
   * Refuses a panel that says less than the model needs.
   *
   * @throws InvalidDataException if a series is of an unknown category, a row ahead is not known,
   *     rows have no dates where the model knows some, or they are otherwise apart
   */
  public void require(Panel panel) {
    inputs.require(panel, horizon());
    Checks.that(!dated() || panel.times().fixed(), InvalidDataException::new)
        .or(
            "the model knows what dates say; the rows have %s",
            panel.times().interval() == null ? "none" : "one a month or more rarely");
    SamplingInterval own = panel.times().interval();
    if (interval != null && own != null) {
      Checks.that(interval.equals(own), Problem.OTHER_INTERVAL::of)
          .or(
              "the model is of rows %s apart, those of the panel are %s apart",
              interval.describe(), own.describe());
    }
  }

  private boolean dated() {
    return moment != null && moment.model() != null;
  }

  /**
   * Whether it can forecast a series: one of {@value #FEWEST_ROWS} rows or more, with no value that
   * the transform has no place for. Others stay as their last row.
   */
  public boolean suits(double[] values) {
    return hasPlaceFor(seen(values));
  }

  private boolean hasPlaceFor(double[] seen) {
    return seen.length >= FEWEST_ROWS
        && Arrays.stream(seen)
            .allMatch(value -> Double.isNaN(value) || Double.isFinite(transform.apply(value)));
  }

  /** What networks see of a series. */
  private double[] seen(double[] values) {
    return screened ? PanelScreen.of(values).values() : values;
  }

  /** The model, ready to run; for one thread at a time. */
  public Run newRun() {
    return new Run(this);
  }

  /** Memory of a run. */
  public static final class Run {
    private final PanelModel model;
    private final List<PanelMember.Run> members;
    private final Histories histories;

    private Run(PanelModel model) {
      this.model = model;
      members = model.members.stream().map(PanelMember::run).toList();
      histories = new Histories(model.transform, model.frequency.season(), model.moment);
    }

    /**
     * Forecasts what comes after the last row of a series of a panel.
     *
     * @throws IllegalArgumentException if the panel does not say what the model sees beside values
     * @throws IllegalStateException if the model knows dates and rows have none
     */
    public PanelForecast forecast(Panel panel, int series) {
      double[] values = model.seen(panel.values(series));
      return ofSeen(values, panel.times(), series, model.inputs.of(panel, series));
    }

    /**
     * Forecasts what comes after the last row of a series, by a model that sees nothing else.
     *
     * <p>A series that the model does not {@linkplain PanelModel#suits suit} is forecast to stay as
     * its last row.
     *
     * @param values values, oldest first; NaN where a value is missing, but not at the first row
     */
    public PanelForecast forecast(double[] values) {
      Checks.that(!model.dated()).or("the model sees dates; got values alone");
      Checks.that(model.inputs.none())
          .or("the model sees %s beside values; got values alone", model.inputs.names().all());
      double[] seen = model.seen(values);
      return ofSeen(seen, PanelTimes.counted(1), 0, SeriesInputs.NONE);
    }

    private PanelForecast ofSeen(
        double[] values, PanelTimes times, int series, SeriesInputs beside) {
      int horizon = model.horizon();
      int season = model.frequency.season();
      Histories.Centred history =
          histories.of(values, t -> times.wallClock(series, t), beside, horizon);
      double[] sum = new double[horizon];
      float[] z = history.z();
      boolean usable = model.hasPlaceFor(values);
      float scale = 0;
      if (usable) {
        for (int m = members.size() - 1; m >= 0; m--) {
          scale = members.get(m).addTo(z, z.length, beside, sum);
        }
      }
      double[] point = new double[horizon];
      double last = lastObserved(values);
      for (int k = 0; k < horizon; k++) {
        sum[k] /= members.size();
      }
      if (usable && model.shares.any()) {
        double[] plain = history.plain(values, model.transform, season, values.length);
        sum = model.shares.mean(sum, plain, model.transform, season);
      }
      for (int k = 0; k < horizon; k++) {
        sum[k] += history.said(z.length + k);
      }
      for (int k = 0; k < horizon; k++) {
        point[k] = usable ? model.transform.invert(sum[k]) : last;
      }
      int levels = model.levels.size();
      double[][] lower = new double[levels][horizon];
      double[][] upper = new double[levels][horizon];
      for (int l = 0; l < levels; l++) {
        for (int k = 0; k < horizon; k++) {
          double width = (double) scale * model.widths[l][k];
          lower[l][k] = usable ? model.transform.invert(sum[k] - width) : last;
          upper[l][k] = usable ? model.transform.invert(sum[k] + width) : last;
        }
      }
      return new PanelForecast(point, lower, upper)
          .within(model.limits())
          .zeroed(ZeroZone.of(values, values.length));
    }

    private static double lastObserved(double[] values) {
      double last = 0;
      for (double value : values) {
        last = Double.isNaN(value) ? last : value;
      }
      return last;
    }
  }
}
