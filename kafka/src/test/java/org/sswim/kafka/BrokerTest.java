package org.sswim.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;

/**
 * A broker, and a program that forecasts exactly once. It is stopped in the middle, and another one
 * with another folder goes on: from what the broker keeps of its stores.
 */
@Tag("long")
class BrokerTest {
  private static final int SERIES = 4;
  private static final int ROWS = 30;
  private static final Duration LONGEST = Duration.ofMinutes(2);

  @TempDir Path folder;

  private final ForecastModel model = Golden.read(Golden.MOMENT);

  private KafkaStreams program(Broker broker, String name) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(List.of("rows", "known"), Consumed.with(Serdes.String(), Serdes.String()))
        .mapValues(SeriesInput::parse)
        .processValues(StreamForecasts.of(Golden.MOMENT, Serdes.String()))
        .mapValues(RowForecast::json)
        .to("out", Produced.with(Serdes.String(), Serdes.String()));
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "forecasts");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.address());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve(name).toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // The second program begins when the broker no longer waits for the first.
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
    KafkaStreams streams = new KafkaStreams(builder.build(), settings);
    streams.start();
    return streams;
  }

  private void send(Broker broker, int from, int end) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.address());
    List<Future<?>> sent = new ArrayList<>();
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (int r = from; r < end; r++) {
        for (int s = 0; s < SERIES; s++) {
          String key = "series " + s;
          String row = Texts.json(Golden.row(model, s, r));
          sent.add(producer.send(new ProducerRecord<>("rows", key, row)));
          String known = Texts.json(Golden.known(s, r));
          sent.add(producer.send(new ProducerRecord<>("known", key, known)));
        }
      }
      for (Future<?> one : sent) {
        one.get();
      }
    }
  }

  private List<String> expected(int series) {
    int rows = ROWS - model.spec().horizon();
    return Golden.expected(new StreamingForecaster(model), series, rows);
  }

  @Test
  void whatIsSaidIsWhatAForecasterInMemorySays() throws Exception {
    Map<String, List<String>> said = new TreeMap<>();
    int expected = SERIES * expected(0).size();
    try (Broker broker = new Broker(folder.resolve("broker"))) {
      broker.make(2, "rows", "known", "out");
      Map<String, Object> settings =
          Map.of(
              "bootstrap.servers", broker.address(),
              "group.id", "reader",
              "auto.offset.reset", "earliest",
              "isolation.level", "read_committed");
      try (KafkaConsumer<String, String> out =
          new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
        out.subscribe(List.of("out"));
        KafkaStreams first = program(broker, "first");
        send(broker, 0, 22);
        read(out, said, 1);
        first.close();
        KafkaStreams second = program(broker, "second");
        send(broker, 22, ROWS);
        read(out, said, expected);
        second.close();
        // Whatever else was written would come now.
        for (ConsumerRecord<String, String> more : out.poll(Duration.ofSeconds(1))) {
          said.computeIfAbsent(more.key(), key -> new ArrayList<>()).add(more.value());
        }
      }
    }
    for (int s = 0; s < SERIES; s++) {
      assertThat(said.get("series " + s)).isEqualTo(expected(s));
    }
  }

  private static void read(
      KafkaConsumer<String, String> out, Map<String, List<String>> said, int count) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (said.values().stream().mapToInt(List::size).sum() < count) {
      assertThat(System.nanoTime()).isLessThan(end);
      for (ConsumerRecord<String, String> record : out.poll(Duration.ofMillis(200))) {
        said.computeIfAbsent(record.key(), key -> new ArrayList<>()).add(record.value());
      }
    }
  }
}
