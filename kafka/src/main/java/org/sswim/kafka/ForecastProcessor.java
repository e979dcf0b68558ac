package org.sswim.kafka;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.series.InvalidDataException;

/**
 * Takes what arrives for keys and forecasts them. One forecaster serves all keys: it goes on from
 * the state that the store has of a key, and leaves the new state there.
 */
final class ForecastProcessor<K> implements FixedKeyProcessor<K, SeriesInput, RowForecast> {
  private final StreamingForecaster forecaster;
  private final byte[] unused;
  private final ForecastModel model;
  private final boolean knows;
  private final long fingerprint;
  private final Serializer<K> keys;
  private @Nullable FixedKeyProcessorContext<K, RowForecast> context;
  private @Nullable KeyValueStore<K, byte[]> states;
  private @Nullable Waiting waiting;

  /**
   * A processor without stores.
   *
   * @param forecaster one that has seen no row
   * @param fingerprint of its model and rate
   */
  ForecastProcessor(StreamingForecaster forecaster, long fingerprint, Serializer<K> keys) {
    this.forecaster = forecaster;
    this.fingerprint = fingerprint;
    this.keys = keys;
    model = forecaster.model();
    knows = !model.knownColumns().isEmpty();
    unused = forecaster.state();
  }

  @Override
  public void init(FixedKeyProcessorContext<K, RowForecast> given) {
    context = given;
    states = given.getStateStore(StreamForecasts.FORECASTERS);
    KeyValueStore<Bytes, byte[]> store = given.getStateStore(StreamForecasts.WAITING);
    waiting = new Waiting(store);
  }

  @Override
  public void process(FixedKeyRecord<K, SeriesInput> record) {
    KeyValueStore<K, byte[]> store = Objects.requireNonNull(states);
    byte[] stored = store.get(record.key());
    KeyState state =
        stored == null ? KeyState.none(fingerprint) : KeyState.read(stored).of(fingerprint);
    byte[] key = keys.serialize(StreamForecasts.FORECASTERS, record.key());
    if (record.value() instanceof SeriesInput.Row row) {
      String wrong = wrong(row, state);
      if (wrong != null) {
        say(record, new RowForecast(state.rows(), row.time(), null, wrong));
        return;
      }
      waiting().keep(key, state.rows(), row);
      state = state.withRow(row.time());
    } else if (record.value() instanceof SeriesInput.Known known) {
      forecaster.restore(unused);
      forecaster.announce(known.values());
      waiting().keep(key, state.known(), known);
      state = state.withKnown();
    }
    store.put(record.key(), taken(state, key, record).bytes());
  }

  /** What is wrong with a row whatever came before, or with its place in time; null for nothing. */
  private @Nullable String wrong(SeriesInput.Row row, KeyState state) {
    int channels = model.channels().size();
    int past = model.spec().covariates().past().size();
    if (row.values().length != channels || row.past().length != past) {
      return "a row must have %s values and %s past columns; got %s and %s"
          .formatted(channels, past, row.values().length, row.past().length);
    }
    LocalDateTime time = row.time();
    if (time == null) {
      return model.needsDates() ? "the model looks at the calendar; a row must have a time" : null;
    }
    LocalDateTime last = state.last();
    return last == null || time.isAfter(last) ? null : "a row must be later than the one before it";
  }

  /** Takes all rows that wait for nothing more. */
  private KeyState taken(KeyState before, byte[] key, FixedKeyRecord<K, SeriesInput> record) {
    KeyState state = before;
    if (waits(state)) {
      return state;
    }
    forecaster.restore(state.forecaster().length == 0 ? unused : state.forecaster());
    while (!waits(state)) {
      while (knows && forecaster.announced() <= model.spec().horizon()) {
        long next = state.taken() + forecaster.announced();
        forecaster.announce(waiting().known(key, next).values());
      }
      take(state.taken(), key, record);
      waiting().forget(key, state.taken());
      state = state.withTaken(forecaster.state());
    }
    return state;
  }

  /** Whether there is no row, or what is known does not reach as far as a forecast behind it. */
  private boolean waits(KeyState state) {
    return state.taken() == state.rows()
        || (knows && state.known() - state.taken() <= model.spec().horizon());
  }

  private void take(long number, byte[] key, FixedKeyRecord<K, SeriesInput> record) {
    SeriesInput.Row row = waiting().row(key, number);
    try {
      requireSameTime(number, key, row);
      forecaster.pushPartial(row.values(), row.time(), row.past());
    } catch (InvalidDataException e) {
      keepPlace(row);
      say(record, new RowForecast(number + 1, row.time(), null, e.getMessage()));
      return;
    }
    if (forecaster.ready()) {
      Forecast forecast = Forecast.after(forecaster, null);
      say(record, new RowForecast(number + 1, row.time(), forecast, null));
    }
  }

  private void requireSameTime(long number, byte[] key, SeriesInput.Row row) {
    LocalDateTime time = row.time();
    if (time == null || !knows) {
      return;
    }
    LocalDateTime known = waiting().known(key, number).time();
    if (known != null && !known.equals(time)) {
      throw new InvalidDataException(
          "the known columns that came for this row are of " + known + ", the row is of " + time);
    }
  }

  /** The last values stand for a row that is refused; if there are none, it begins behind it. */
  private void keepPlace(SeriesInput.Row row) {
    try {
      forecaster.pushPartial(missing(row.values()), row.time(), missing(row.past()));
    } catch (InvalidDataException e) {
      forecaster.restore(unused);
    }
  }

  private static double[] missing(double[] values) {
    double[] missing = new double[values.length];
    Arrays.fill(missing, Double.NaN);
    return missing;
  }

  private void say(FixedKeyRecord<K, SeriesInput> record, RowForecast said) {
    Objects.requireNonNull(context).forward(record.withValue(said));
  }

  private Waiting waiting() {
    return Objects.requireNonNull(waiting);
  }
}
