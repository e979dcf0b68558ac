package org.sswim.example.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadForecastsTest {
  private static final Path MODEL =
      Path.of("..", "..", "runtime", "src", "test", "resources", "golden", "model-v1.sswim");

  @Test
  void eachRowBehindTheWindowOfAKeyHasAForecast(@TempDir Path folder) {
    Properties settings = LoadForecasts.settings("nowhere:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    try (TopologyTestDriver driver =
        new TopologyTestDriver(LoadForecasts.topology(MODEL), settings)) {
      TestInputTopic<String, String> rows =
          driver.createInputTopic("load", new StringSerializer(), new StringSerializer());
      LocalDateTime start = LocalDateTime.of(2024, 1, 1, 0, 0);
      for (int r = 0; r < 17; r++) {
        rows.pipeInput(
            "north",
            "{\"time\": \"%s\", \"values\": [%s, 1]}".formatted(start.plusHours(r), r % 5));
      }
      TestOutputTopic<String, String> forecasts =
          driver.createOutputTopic(
              "load-forecasts", new StringDeserializer(), new StringDeserializer());
      List<String> said = forecasts.readValuesToList();
      assertThat(said).hasSize(2);
      assertThat(said.get(0))
          .startsWith("{\"row\":16,\"time\":\"2024-01-01T15:00\",\"forecast\":[{\"step\":1,");
      assertThat(said.get(1)).startsWith("{\"row\":17,");
    }
  }
}
