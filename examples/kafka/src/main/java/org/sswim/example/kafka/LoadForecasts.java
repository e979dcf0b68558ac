package org.sswim.example.kafka;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.sswim.kafka.RowForecast;
import org.sswim.kafka.SeriesInput;
import org.sswim.kafka.StreamForecasts;

/**
 * Reads rows of many series from the topic {@code load}, and what is known of rows ahead from
 * {@code load-ahead}. Writes a forecast behind every row to {@code load-forecasts}, exactly once.
 *
 * <p>Arguments: a model file and the brokers, such as {@code localhost:9092}. Whoever runs it makes
 * the three topics first, with as many partitions each.
 */
public final class LoadForecasts {
  private LoadForecasts() {}

  /** Runs until it is stopped. */
  public static void main(String[] args) {
    if (args.length != 2) {
      throw new IllegalArgumentException("there must be a model file and the brokers");
    }
    KafkaStreams streams = new KafkaStreams(topology(Path.of(args[0])), settings(args[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
    streams.start();
  }

  /** From rows to forecasts. */
  static Topology topology(Path model) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(List.of("load", "load-ahead"), Consumed.with(Serdes.String(), Serdes.String()))
        .mapValues(SeriesInput::parse)
        .processValues(StreamForecasts.of(model, Serdes.String()))
        .mapValues(RowForecast::json)
        .to("load-forecasts", Produced.with(Serdes.String(), Serdes.String()));
    return builder.build();
  }

  static Properties settings(String brokers) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "load-forecasts");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    return settings;
  }
}
