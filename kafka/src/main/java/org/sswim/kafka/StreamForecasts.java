package org.sswim.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.model.ModelFile;
import org.sswim.stored.Checksum;

/**
 * Forecasts every key of a topic with one model, for {@code KStream.processValues}:
 *
 * <pre>
 *   builder
 *       .stream(List.of("load", "weather-forecasts"), Consumed.with(Serdes.String(), Serdes.String()))
 *       .mapValues(SeriesInput::parse)
 *       .processValues(StreamForecasts.of(Path.of("load.sswim"), Serdes.String()))
 *       .mapValues(RowForecast::json)
 *       .to("forecasts", Produced.with(Serdes.String(), Serdes.String()));
 * </pre>
 *
 * <p>Behind every row of a key whose window is full a {@link RowForecast} goes out. A row of a
 * model with known columns waits until those of all rows that it forecasts have come. A row that is
 * not later than the one before it is refused, and leaves no trace: it came twice. Any other that
 * is refused keeps its place, in which the last values stand. Neither stops the stream.
 *
 * <p>Two state stores, {@code forecasters} and {@code waiting}, come with it. A state of another
 * model begins anew; one of another version of the stores is refused.
 *
 * @param <K> type of the keys
 */
public final class StreamForecasts<K>
    implements FixedKeyProcessorSupplier<K, SeriesInput, RowForecast> {
  static final String FORECASTERS = "forecasters";
  static final String WAITING = "waiting";

  private final ForecastModel model;
  private final long fingerprint;
  private final double rate;
  private final Serde<K> keys;

  private StreamForecasts(ForecastModel model, long fingerprint, double rate, Serde<K> keys) {
    this.model = model;
    this.fingerprint = fingerprint;
    this.rate = rate;
    this.keys = keys;
  }

  /**
   * Forecasts by a model.
   *
   * @param file a model file
   * @throws org.sswim.model.InvalidModelException if it is none of a forecaster
   */
  public static <K> StreamForecasts<K> of(Path file, Serde<K> keys) {
    ForecastModel model = ModelFile.read(file);
    return new StreamForecasts<>(model, fingerprint(file), 0, keys);
  }

  /**
   * The same with prediction intervals that follow what arrives.
   *
   * @param newRate how fast, as for {@link StreamingForecaster#adaptive}
   * @throws IllegalArgumentException if the model has no intervals, or the rate is not in (0, 1]
   */
  public StreamForecasts<K> adaptive(double newRate) {
    StreamingForecaster.adaptive(model, newRate);
    return new StreamForecasts<>(model, fingerprint, newRate, keys);
  }

  @Override
  public FixedKeyProcessor<K, SeriesInput, RowForecast> get() {
    StreamingForecaster forecaster =
        rate > 0 ? StreamingForecaster.adaptive(model, rate) : new StreamingForecaster(model);
    return new ForecastProcessor<>(
        forecaster, fingerprint + Double.doubleToLongBits(rate), keys.serializer());
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(FORECASTERS), keys, Serdes.ByteArray())
            .withCachingEnabled(),
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(WAITING), Serdes.Bytes(), Serdes.ByteArray())
            .withCachingEnabled());
  }

  private static long fingerprint(Path file) {
    try {
      byte[] digest = Checksum.newDigest().digest(Files.readAllBytes(file));
      return ByteBuffer.wrap(digest).getLong();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
