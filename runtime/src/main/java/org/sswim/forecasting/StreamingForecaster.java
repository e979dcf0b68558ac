package org.sswim.forecasting;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.series.InvalidDataException;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.simulation.RunProbe;
import org.sswim.simulation.Semantics;
import org.sswim.stored.StateBytes;

/**
 * Takes rows one at a time and forecasts whenever it is asked, with the {@link Semantics} that the
 * model was fitted with. A windowed forecast equals that of a fresh window of the last H rows. A
 * streaming forecast depends on all rows so far, and less and less on older ones.
 *
 * <p>Each row is projected onto the first layer once, when it arrives. With windowed semantics a
 * forecast runs the neurons over the window from rest. With streaming semantics each row is a step
 * of the neurons, and a forecast only reads them. Neither allocates.
 *
 * <p>Not for use by several threads at once; {@link #copy} branches a stream.
 */
public final class StreamingForecaster {
  private static final double[] NO_COLUMNS = new double[0];

  private final ForecastModel model;
  private final LaneInputs inputs;
  private final ContextRow context;
  private final int lanes;
  private final int signals;
  private final RecentRows recent;
  private final double[] pushed;
  private final double[] observed;
  private final float[] features;
  private final float[] outputs;
  private final AdaptiveIntervals bands;
  private final ColumnIntake channels;
  private final ColumnIntake past;
  private final KnownAhead known;
  private final CentredRow centred;
  private final JointAhead joint;
  private StreamProbe probe = StreamProbe.NONE;
  private long rows;

  /** A forecaster that has seen no row. */
  public StreamingForecaster(ForecastModel model) {
    this(model, new AdaptiveIntervals(model, 0));
  }

  /**
   * A forecaster that has seen no row, whose prediction intervals follow what arrives, see {@link
   * AdaptiveIntervals}. Forecast after every row: a forecast that was not made teaches nothing.
   *
   * @param rate how fast they follow, above 0, at most 1; {@link AdaptiveIntervals#RATE} is a good
   *     start
   * @throws IllegalArgumentException if the model has no prediction intervals
   */
  public static StreamingForecaster adaptive(ForecastModel model, double rate) {
    if (model.intervals() == null) {
      throw new IllegalArgumentException("the model has no prediction intervals");
    }
    Checks.that(rate > 0 && rate <= 1).or("the rate must lie in (0, 1]; got %s", rate);
    return new StreamingForecaster(model, new AdaptiveIntervals(model, rate));
  }

  private StreamingForecaster(ForecastModel model, AdaptiveIntervals bands) {
    this.bands = bands;
    channels = new ColumnIntake(model, "values", model.channels(), 0);
    List<String> beside = model.spec().covariates().past();
    past = new ColumnIntake(model, "past columns", beside, model.channels().size());
    this.model = model;
    lanes = model.spec().channels().lanes(model.channels().size());
    signals = model.network().hidden().input().signals();
    context = new ContextRow(model);
    inputs = new LaneInputs(model);
    recent = new RecentRows(model);
    known = new KnownAhead(model);
    centred = new CentredRow(model, known);
    joint = new JointAhead(model);
    pushed = new double[model.channels().size()];
    observed = pushed.clone();
    features = new float[model.network().hidden().features()];
    outputs = new float[model.network().outputs()];
  }

  /** An independent copy that continues from here. */
  public StreamingForecaster copy() {
    StreamingForecaster copy = new StreamingForecaster(model, bands.anew());
    copy.restore(state());
    copy.centred.takenAs(centred);
    return copy;
  }

  /**
   * The state after the rows so far. A forecaster of the same model, with the same rate of adaptive
   * intervals, can continue from it. States of other models or versions of the library are refused.
   */
  public byte[] state() {
    return StateBytes.of(this::name);
  }

  /**
   * Continues from the state of another forecaster.
   *
   * @param state from {@link #state} of a forecaster of the same model
   * @throws IllegalArgumentException if the state has another length; nothing has changed then
   */
  public void restore(byte[] state) {
    StateBytes.read(state, this::name);
    inputs.recall(rows);
    centred.taken(null, 0);
  }

  /** Names what changes. */
  private void name(StateBytes bytes) {
    inputs.state(bytes);
    recent.state(bytes);
    channels.state(bytes);
    past.state(bytes);
    known.state(bytes);
    centred.state(bytes);
    joint.state(bytes);
    bands.state(bytes);
    rows = bytes.number(rows);
  }

  /** The model that forecasts. */
  public ForecastModel model() {
    return model;
  }

  /** Whether H rows have been seen, so that a forecast can be made. */
  public boolean ready() {
    return rows >= model.spec().window();
  }

  /** Number of rows still missing before the first forecast. */
  public long missing() {
    return Math.max(0, model.spec().window() - rows);
  }

  /**
   * Takes a row, for models without columns beside the channels.
   *
   * @param row the channels in the model's order, on the series' own scale: {@code [channels]}
   * @param time the row's wall-clock time; may be null unless {@link ForecastModel#needsDates}
   * @throws InvalidDataException as {@link #push(double[], LocalDateTime, double[])}
   */
  public void push(double[] row, @Nullable LocalDateTime time) {
    push(row, time, NO_COLUMNS);
  }

  /**
   * Takes a row.
   *
   * @param row the channels in the model's order, on the series' own scale: {@code [channels]}
   * @param time the row's wall-clock time; may be null unless {@link ForecastModel#needsDates}
   * @param past the model's past columns, on their own scales: {@code [past]}
   * @throws InvalidDataException if the model needs a time and there is none, or if its known
   *     columns were not {@linkplain #announce announced}. Also if a value is missing, not finite
   *     or, in a model without limits, too far from the fitted mean. The stream is then unchanged
   */
  public void push(double[] row, @Nullable LocalDateTime time, double[] past) {
    take(row, row, time, past);
  }

  /**
   * Takes the known columns of the next row that has not had its own yet. They run ahead: a row
   * needs its own when it is pushed, a forecast those of the rows that it forecasts.
   *
   * @param columns the model's known columns, in its order, on their own scales, NaN where one is
   *     missing and the last value replaces it: {@code [known]}
   * @throws InvalidDataException if a value is out of range, or the row is more than a horizon
   *     after the next one to be pushed. The stream is then unchanged
   */
  public void announce(double[] columns) {
    known.announce(columns, rows);
  }

  /**
   * Takes the known columns of the next row of the channels and of the rows up to a horizon after
   * it. Before the first row it also takes those of earlier rows.
   *
   * @param columns the model's known columns, in its order
   * @param row their row that belongs to the next row of the channels
   * @throws InvalidDataException as {@link #announce(double[])}
   */
  public void announce(TimeSeries columns, int row) {
    known.follow(columns, row, rows);
  }

  /** How many rows after the last one have had their known columns announced. */
  public long announced() {
    return known.ahead(rows);
  }

  /** As {@link #pushPartial(double[], LocalDateTime, double[])} for models without covariates. */
  public void pushPartial(double[] row, @Nullable LocalDateTime time) {
    pushPartial(row, time, NO_COLUMNS);
  }

  /**
   * As {@link #push}, but values may be missing. The last value of the channel or column replaces a
   * missing one; adaptive intervals do not learn from it. Allocates nothing.
   *
   * @param row as above, NaN where a value is missing
   * @param past as above, NaN where a value is missing
   * @throws InvalidDataException as above, or if a channel or column has had no value yet; the
   *     stream is then unchanged
   */
  public void pushPartial(double[] row, @Nullable LocalDateTime time, double[] past) {
    take(channels.fill(row), row, time, this.past.fill(past));
  }

  /** Takes a row in which other values may replace the observed ones. */
  private void take(
      double[] given, double[] seen, @Nullable LocalDateTime time, double[] givenBeside) {
    double[] row = channels.take(given, seen);
    double[] covariates = past.take(givenBeside, givenBeside);
    context.requireDate(time);
    known.requireRow(rows);
    centred.take(row, time);
    for (int lane = 0; lane < lanes; lane++) {
      probe.turnTo(lane);
      int present = inputs.shift(lane);
      for (int s = 0; s < signals; s++) {
        inputs.rows()[present + s] = centred.values()[lanes > 1 ? lane : s];
      }
      context.write(lane, covariates, inputs.rows(), present + signals);
      inputs.push(lane, rows);
    }
    recent.keep(centred.values(), inputs.rows(), inputs.rows().length);
    joint.keep(centred);
    bands.observe(seen, channels);
    channels.commit();
    past.commit();
    rows++;
  }

  /** Looks at the first rows of a series without taking them: at glitches, and for the level. */
  void lookBack(TimeSeries series, int count) {
    boolean looks = model.limits().any() || !model.bounds().reach().any();
    for (int r = 0; looks && r < count; r++) {
      series.copyRow(r, pushed);
      series.copyObserved(r, observed);
      centred.look(channels.screen(pushed, observed));
      double[] beside = context.values(series, r);
      past.screen(beside, beside);
      channels.commit();
      past.commit();
    }
  }

  /**
   * Number of values so far that were beyond the model's limits and were replaced, see {@link
   * org.sswim.series.ValueScreen}.
   */
  public long replaced() {
    return channels.replaced() + past.replaced();
  }

  /**
   * Takes a row of a series, with its time and the columns beside the channels.
   *
   * @param series from {@link ForecastModel#select}
   * @throws InvalidDataException as {@link #push(double[], LocalDateTime, double[])}
   */
  public void push(TimeSeries series, int row) {
    known.follow(series.known(), row, rows);
    series.copyRow(row, pushed);
    series.copyObserved(row, observed);
    Timeline timeline = series.timeline();
    LocalDateTime time = timeline == null ? null : timeline.at(row);
    take(pushed, observed, time, context.values(series, row));
    centred.taken(timeline, row);
  }

  /**
   * Forecasts from the last H rows.
   *
   * @param out written, row-major {@code [horizon][channels]}, on the series' own scale
   * @throws IllegalStateException if fewer than H rows have been seen
   * @throws InvalidDataException if known columns of the rows ahead were not announced
   * @throws IllegalArgumentException if {@code out} is too short
   */
  public void forecast(double[] out) {
    requireReady();
    ForecastSpec spec = model.spec();
    int width = model.channels().size();
    if (out.length < (long) spec.horizon() * width) {
      throw new IllegalArgumentException(
          "a forecast of %s rows and %s channels needs as many values; got room for %s"
              .formatted(spec.horizon(), width, out.length));
    }
    known.requireForecast(rows);
    centred.lookAhead();
    for (int lane = 0; lane < lanes; lane++) {
      probe.turnTo(lane);
      inputs.features(lane, rows, features);
      model.network().readout().apply(features, outputs);
      probe.read(features);
      recent.addSkips(lane, inputs.rows(), inputs.end(lane), outputs, probe);
      for (int s = 0; s < signals; s++) {
        int channel = lanes > 1 ? lane : s;
        joint.turnTo(channel);
        for (int k = 0; k < spec.horizon(); k++) {
          float said = centred.ahead(k + 1, channel);
          double z = outputs[k * signals + s] + recent.reference(channel) + said;
          z += joint.at(k, said, z, centred) + centred.beyond(channel);
          int column = k * width + channel;
          out[column] = value(column, channel, z);
          bands.remember(column, channel, z, out[column]);
        }
      }
    }
    bands.remembered();
  }

  private void requireReady() {
    if (!ready()) {
      throw new IllegalStateException(missing() + " more rows are needed before a forecast");
    }
  }

  /** An output after the correction of its bias, on the series' own scale, within bounds. */
  private double value(int column, int channel, double z) {
    Bounds bounds = model.bounds();
    double corrected = bounds.corrected(column, z);
    return bounds.clip(channel, model.standardizer().invert(channel, corrected));
  }

  /**
   * The prediction interval of a forecast made after the last row. Allocates nothing.
   *
   * @param level index of the level among those of the model's {@link Intervals}
   * @param forecast row-major {@code [horizon][channels]}, from {@link #forecast}
   * @param lower written, of the same shape
   * @param upper written, of the same shape
   * @throws IllegalStateException if the model has no prediction intervals
   */
  public void interval(int level, double[] forecast, double[] lower, double[] upper) {
    bands.write(level, forecast, lower, upper);
  }

  /**
   * The part of the last forecast that comes from the moment of a row ahead, standardised; 0
   * without that stage.
   *
   * @param lead 1 .. horizon; 0 for what the moment of the row that was pushed last says
   */
  public float moment(int lead, int channel) {
    return centred.ahead(lead, channel);
  }

  /**
   * The part of the last forecast that the joint stage added, standardised; 0 without that stage.
   *
   * @param lead 1 .. horizon
   */
  public float joint(int lead, int channel) {
    return joint.added(lead - 1, channel);
  }

  /**
   * The features of the read-out at the last row.
   *
   * @param lane the channel in shared mode, 0 in joint mode
   * @param out written: {@code [features]}
   * @throws IllegalStateException if fewer than H rows have been seen
   */
  public void features(int lane, float[] out) {
    requireReady();
    probe.turnTo(lane);
    inputs.features(lane, rows, out);
  }

  /**
   * Lets a probe see from now on what is computed. With windowed semantics it sees all steps of a
   * window whenever that is read; with streaming semantics it sees one step for every row. Copies
   * of this forecaster are not observed.
   *
   * @param by {@link StreamProbe#NONE} for nobody
   */
  public void watch(StreamProbe by) {
    probe = by;
    inputs.watch(by == StreamProbe.NONE ? RunProbe.NONE : by);
    centred.watch(by);
    joint.watch(by);
  }
}
