package org.sswim.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;

/** Topics against forecasters that nobody writes into a store. */
class StreamForecastsTest {
  private static final int ROWS = 30;

  @TempDir Path folder;

  /** A program with its topics. */
  private final class Program implements AutoCloseable {
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, String> rows;
    private final TestInputTopic<String, String> known;
    private final TestOutputTopic<String, String> out;

    Program(StreamForecasts<String> forecasts) {
      StreamsBuilder builder = new StreamsBuilder();
      builder.stream(List.of("rows", "known"), Consumed.with(Serdes.String(), Serdes.String()))
          .mapValues(SeriesInput::parse)
          .processValues(forecasts)
          .mapValues(RowForecast::json)
          .to("out", Produced.with(Serdes.String(), Serdes.String()));
      Properties settings = new Properties();
      settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
      settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
      settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
      driver = new TopologyTestDriver(builder.build(), settings);
      rows = driver.createInputTopic("rows", new StringSerializer(), new StringSerializer());
      known = driver.createInputTopic("known", new StringSerializer(), new StringSerializer());
      out = driver.createOutputTopic("out", new StringDeserializer(), new StringDeserializer());
    }

    /** What its store of forecasters holds, as a restart finds it. */
    Map<String, byte[]> stored() {
      Map<String, byte[]> stored = new TreeMap<>();
      driver
          .<String, byte[]>getKeyValueStore(StreamForecasts.FORECASTERS)
          .all()
          .forEachRemaining(entry -> stored.put(entry.key, entry.value));
      return stored;
    }

    void store(Map<String, byte[]> stored) {
      stored.forEach(driver.<String, byte[]>getKeyValueStore(StreamForecasts.FORECASTERS)::put);
    }

    void give(String key, SeriesInput input) {
      (input instanceof SeriesInput.Row ? rows : known).pipeInput(key, Texts.json(input));
    }

    List<String> said() {
      return out.readValuesToList();
    }

    @Override
    public void close() {
      driver.close();
    }
  }

  private static List<String> expected(StreamingForecaster stream, int series) {
    return Golden.expected(stream, series, ROWS);
  }

  @Test
  void keysAreForecastEachByItself() {
    ForecastModel model = Golden.read(Golden.WINDOWED);
    try (Program program = new Program(StreamForecasts.of(Golden.WINDOWED, Serdes.String()))) {
      for (int r = 0; r < ROWS; r++) {
        for (int series = 0; series < 3; series++) {
          program.give("series " + series, Golden.row(model, series, r));
        }
      }
      List<String> said = program.said();
      for (int series = 0; series < 3; series++) {
        List<String> own = new ArrayList<>();
        for (int i = series; i < said.size(); i += 3) {
          own.add(said.get(i));
        }
        assertThat(own).isEqualTo(expected(new StreamingForecaster(model), series));
      }
    }
  }

  @Test
  void intervalsThatAdaptAreKeptInTheStore() {
    ForecastModel model = Golden.read(Golden.MEMORY);
    StreamForecasts<String> adaptive =
        StreamForecasts.of(Golden.MEMORY, Serdes.String()).adaptive(0.5);
    try (Program program = new Program(adaptive)) {
      for (int r = 0; r < ROWS; r++) {
        program.give("a", Golden.row(model, 1, r));
      }
      assertThat(program.said())
          .isEqualTo(expected(StreamingForecaster.adaptive(model, 0.5), 1))
          .allMatch(text -> text.contains("\"level\":"));
    }
  }

  /** Known columns far ahead of rows, rows far ahead of known columns, and side by side. */
  @ParameterizedTest
  @ValueSource(ints = {-20, 0, 20})
  void rowsWaitForWhatIsKnownOfRowsAhead(int lead) {
    ForecastModel model = Golden.read(Golden.MOMENT);
    List<String> expected = expected(new StreamingForecaster(model), 5);
    try (Program program = new Program(StreamForecasts.of(Golden.MOMENT, Serdes.String()))) {
      for (int t = -40; t < ROWS + 40; t++) {
        if (t >= 0 && t < ROWS) {
          program.give("a", Golden.row(model, 5, t));
        }
        if (t + lead >= 0 && t + lead < ROWS + model.spec().horizon()) {
          program.give("a", Golden.known(5, t + lead));
        }
      }
      assertThat(program.said()).isEqualTo(expected);
    }
  }

  @Tag("long")
  @Test
  void aProgramGoesOnFromItsStores() {
    ForecastModel model = Golden.read(Golden.MEMORY);
    List<String> said = new ArrayList<>();
    Map<String, byte[]> stored = Map.of();
    for (int from = 0; from < ROWS; from += 10) {
      try (Program program = new Program(StreamForecasts.of(Golden.MEMORY, Serdes.String()))) {
        program.store(stored);
        for (int r = from; r < from + 10; r++) {
          program.give("a", Golden.row(model, 2, r));
        }
        said.addAll(program.said());
        stored = program.stored();
      }
    }
    assertThat(said).isEqualTo(expected(new StreamingForecaster(model), 2));
  }

  @Test
  void anotherModelBeginsAnew() {
    ForecastModel model = Golden.read(Golden.WINDOWED);
    Map<String, byte[]> stored;
    try (Program program = new Program(StreamForecasts.of(Golden.WINDOWED, Serdes.String()))) {
      for (int r = 0; r < 20; r++) {
        program.give("a", Golden.row(model, 2, r));
      }
      assertThat(program.said()).hasSize(5);
      stored = program.stored();
    }
    try (Program program = new Program(StreamForecasts.of(Golden.MEMORY, Serdes.String()))) {
      program.store(stored);
      for (int r = 20; r < 20 + 17; r++) {
        program.give("a", Golden.row(model, 2, r));
      }
      assertThat(program.said()).hasSize(2).first().asString().startsWith("{\"row\":36,");
    }
  }

  @Test
  void aStoreOfAnotherVersionIsRefused() {
    ForecastModel model = Golden.read(Golden.WINDOWED);
    try (Program program = new Program(StreamForecasts.of(Golden.WINDOWED, Serdes.String()))) {
      program.give("a", Golden.row(model, 2, 0));
      byte[] newer = program.stored().get("a").clone();
      newer[3] = 2;
      program.store(Map.of("a", newer));
      assertThatThrownBy(() -> program.give("a", Golden.row(model, 2, 1)))
          .rootCause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("its version is 2, this one reads 1");
      program.store(Map.of("a", Arrays.copyOf(newer, 3)));
      assertThatThrownBy(() -> program.give("a", Golden.row(model, 2, 1)))
          .hasStackTraceContaining("a state that is cut");
    }
  }

  @Test
  void refusedRowsAreToldAndKeepTheirPlace() {
    ForecastModel model = Golden.read(Golden.MOMENT);
    StreamingForecaster stream = new StreamingForecaster(model);
    try (Program program = new Program(StreamForecasts.of(Golden.MOMENT, Serdes.String()))) {
      for (int r = 0; r < ROWS + 4; r++) {
        program.give("a", Golden.known(5, r));
      }
      for (int r = 0; r < 20; r++) {
        program.give("a", Golden.row(model, 5, r));
      }
      program.said();
      LocalDateTime next = Golden.START.plusHours(20);
      program.give("a", Golden.row(model, 5, 3));
      program.give("a", new SeriesInput.Row(next, new double[] {1}, new double[] {1}));
      program.give("a", new SeriesInput.Row(null, new double[] {1, 1}, new double[] {1}));
      program.give("a", new SeriesInput.Row(next, new double[] {1, 1e300}, new double[] {1}));
      program.give(
          "a", new SeriesInput.Row(next.plusMinutes(90), new double[] {1, 1}, new double[] {1}));
      List<String> said = program.said();
      assertThat(said).hasSize(5).allMatch(text -> text.contains("refused"));
      assertThat(said.get(0)).contains("\"row\":20,").contains("later than the one before");
      assertThat(said.get(1)).contains("2 values and 1 past columns; got 1 and 1");
      assertThat(said.get(2)).contains("must have a time");
      assertThat(said.get(3)).contains("\"row\":21,").contains("too far from the mean");
      assertThat(said.get(4))
          .contains("\"row\":22,")
          .contains("are of 2024-01-01T21:00, the row is of 2024-01-01T21:30");
      program.give("a", Golden.row(model, 5, 22));
      double[] none = {Double.NaN};
      for (int r = 0; r < 23; r++) {
        while (stream.announced() <= 4) {
          stream.announce(Golden.known(5, r + (int) stream.announced()).values());
        }
        SeriesInput.Row row = Golden.row(model, 5, r);
        boolean refused = r == 20 || r == 21;
        LocalDateTime time = r == 21 ? next.plusMinutes(90) : row.time();
        double[] values = refused ? new double[] {Double.NaN, Double.NaN} : row.values();
        stream.pushPartial(values, time, refused ? none : row.past());
      }
      String after =
          new RowForecast(23, next.plusHours(2), Forecast.after(stream, null), null).json();
      assertThat(program.said()).containsExactly(after);
    }
  }

  @Test
  void aKeyMayBeginWithRowsThatAreRefused() {
    ForecastModel model = Golden.read(Golden.WINDOWED);
    try (Program program = new Program(StreamForecasts.of(Golden.WINDOWED, Serdes.String()))) {
      program.rows.pipeInput("a", "{\"time\": \"2023-12-31\", \"values\": [null, 3]}");
      for (int r = 0; r < 16; r++) {
        program.give("a", Golden.row(model, 2, r));
      }
      List<String> said = program.said();
      assertThat(said).hasSize(2);
      assertThat(said.get(0)).contains("has had no value that could stand in");
      assertThat(said.get(1)).startsWith("{\"row\":17,");
    }
  }

  @Test
  void whatIsNoRowIsTheFrameworksToHandle() {
    try (Program program = new Program(StreamForecasts.of(Golden.MOMENT, Serdes.String()))) {
      assertThatThrownBy(() -> program.rows.pipeInput("a", "{\"known\": [1, 2]}"))
          .isInstanceOf(StreamsException.class)
          .rootCause()
          .hasMessageContaining("a row must have 1 known columns (");
      assertThatThrownBy(() -> program.rows.pipeInput("a", "{\"known\": [null]}"))
          .rootCause()
          .hasMessageContaining("column 'temp' has had no value");
    }
    try (Program program = new Program(StreamForecasts.of(Golden.WINDOWED, Serdes.String()))) {
      assertThatThrownBy(() -> program.rows.pipeInput("a", "{\"values\": 7}"))
          .rootCause()
          .hasMessage("'values' must be an array of numbers");
    }
  }
}
