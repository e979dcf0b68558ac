package org.sswim.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sswim.serve.Client.map;
import static org.sswim.serve.Client.value;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sswim.forecasting.Background;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.CsvFormat;

/** Models with stages for moment, over HTTP as the page asks. */
class ServedStagesTest {
  private static final String NAME = "/models/model-v1-moment";
  private static final List<String> COLUMNS = List.of("load", "température", "wind", "temp");
  private static final double[][] ROWS = Golden.rows(28, 4, 3);

  private static ServedModel.Forecaster served() {
    return Golden.forecaster("model-v1-moment");
  }

  /** The same, with the means that explanations need. */
  private static ServedModel.Forecaster explained() {
    ServedModel.Forecaster own = served();
    ForecastModel model = own.model();
    float[] means = new float[model.network().hidden().features()];
    return new ServedModel.Forecaster(
        own.name(),
        model.withIntervals(null).withBackground(new Background(means, null)),
        own.csv());
  }

  /** Rows from .. to of a file, dates at a clock's offset. */
  private static String csv(int from, int to, String offset) {
    String[] lines = Golden.csv(ROWS, COLUMNS).split("\n", -1);
    StringBuilder text = new StringBuilder(lines[0] + "\n");
    for (int r = from; r < to; r++) {
      text.append(lines[r + 1].replaceFirst("(:\\d\\d),", "$1" + offset + ",")).append('\n');
    }
    return text.toString();
  }

  /** Rows of a file one after the other, each with its date and known column, and those ahead. */
  @Test
  void aFileRunsAsAStream() throws IOException {
    try (Client client = new Client(ServeLimits.defaults(), served())) {
      String begin = NAME + "/stream";
      String path = begin + "/" + client.postJson(begin, Map.of()).json().get("session");
      Client.Answer answer = client.postCsv(path + "?each=true&ahead=4", csv(0, 20, ""));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.json()).containsEntry("rows", 16).doesNotContainKey("note");
      for (int taken = 17; taken <= 24; taken++) {
        answer = client.postCsv(path + "?each=true&ahead=4", csv(taken - 1, taken + 4, ""));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json()).containsEntry("rows", taken).containsEntry("knownAhead", 4);
        Map<String, Object> whole =
            client.postCsv(NAME + "/forecast?ahead=4", csv(0, taken + 4, "")).json();
        Map<String, Object> said = map(((List<?>) answer.json().get("forecasts")).get(0));
        for (int lead = 1; lead <= 4; lead++) {
          assertThat(value(said, lead, "load")).isEqualTo(value(whole, lead, "load"), within(1e-9));
        }
      }
    }
  }

  @Test
  void stagesSumToTheForecast() throws IOException {
    try (Client client = new Client(ServeLimits.defaults(), explained())) {
      Map<String, Object> whole = client.postCsv(NAME + "/forecast?ahead=4", csv(0, 28, "")).json();
      String path = NAME + "/explain?ahead=4&channel=2";
      assertThat(client.postCsv(path, csv(0, 28, "")).json())
          .doesNotContainKeys("split", "effects");
      Client.Answer answer = client.postCsv(path + "&stages=true", csv(0, 28, ""));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      Map<String, Object> split = map(answer.json().get("split"));
      for (int lead = 1; lead <= 4; lead++) {
        Map<String, Object> own = map(((List<?>) split.get("leads")).get(lead - 1));
        double sum = (double) split.get("level");
        for (String stage : List.of("moment", "past", "joint")) {
          sum += (double) own.get(stage);
        }
        assertThat(sum).isEqualTo(value(whole, lead, "température"), within(1e-6));
      }
      Map<String, Object> effects = map(answer.json().get("effects"));
      assertThat((List<?>) effects.get("hours")).hasSize(24);
      assertThat(map(((List<?>) effects.get("columns")).get(0))).containsEntry("column", "temp");
    }
  }

  @Test
  void missingRowsAreSaid() throws IOException {
    try (Client client = new Client(ServeLimits.defaults(), served())) {
      String rows = csv(0, 3, "") + csv(4, 28, "").split("\n", 2)[1];
      assertThat(client.postCsv(NAME + "/forecast?ahead=4", rows).json().get("note"))
          .asString()
          .startsWith("1 of 23 rows are not 1 h after the row before (first: 2");
      assertThat(client.postJson(NAME + "/stream?adaptive=perhaps", Map.of()).body())
          .contains("'adaptive' must be true or false; got perhaps");
    }
  }

  @Test
  void datesInUtcAreSaidOnce() throws IOException {
    try (Client client = new Client(ServeLimits.defaults(), served())) {
      assertThat(client.postCsv(NAME + "/forecast?ahead=4", csv(0, 28, "Z")).json().get("note"))
          .asString()
          .contains("the dates are in UTC", "--zone");
      assertThat(client.postCsv(NAME + "/forecast?ahead=4", csv(0, 28, "+01:00")).json())
          .doesNotContainKey("note");
      String begin = NAME + "/stream";
      String path = begin + "/" + client.postJson(begin, Map.of()).json().get("session");
      assertThat(client.postCsv(path + "?ahead=4", csv(0, 20, "Z")).json()).containsKey("note");
      assertThat(client.postCsv(path + "?ahead=4", csv(16, 21, "Z")).json())
          .doesNotContainKey("note");
    }
  }

  /** Dates of JSON are put on the zone that those of CSV are. */
  @Test
  void aZoneHoldsForJsonToo() throws IOException {
    ServedModel.Forecaster own = served();
    CsvFormat format = CsvFormat.detected().withZone(ZoneId.of("Asia/Tokyo"));
    ServedModel.Forecaster tokyo =
        new ServedModel.Forecaster(own.name(), own.model(), own.csv().withFormat(format));
    List<String> times =
        Golden.times(28).stream().map(time -> time.replace(' ', 'T') + "Z").toList();
    try (Client client = new Client(ServeLimits.defaults(), tokyo)) {
      Map<String, Object> ofCsv =
          client.postCsv(NAME + "/forecast?ahead=4", csv(0, 28, "Z")).json();
      Client.Answer ofJson =
          client.postJson(NAME + "/forecast?ahead=4", Map.of("rows", ROWS, "times", times));
      assertThat(ofJson.status()).as(ofJson.body()).isEqualTo(200);
      assertThat(value(ofJson.json(), 3, "load")).isEqualTo(value(ofCsv, 3, "load"));
      assertThat(ofCsv).doesNotContainKey("note");
    }
  }
}
