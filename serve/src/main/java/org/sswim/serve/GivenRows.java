package org.sswim.serve;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.series.CsvRow;
import org.sswim.series.CsvRowReader;
import org.sswim.series.SeriesCsv;
import org.sswim.series.Timeline;

/**
 * Rows of a request: those of a session, or of a JSON body.
 *
 * @param rows at least none
 * @param timeline of the rows, or null where there are no dates or they come from CSV
 */
record GivenRows(List<Row> rows, @Nullable Timeline timeline) {
  static final String JSON = "application/json";
  static final String CSV = "text/csv";
  static final String SOURCE = "the body";

  /**
   * A row.
   *
   * @param values by the model's columns; NaN where there is none
   * @param time its date, or null
   * @param label the date as it was written, or null
   */
  record Row(double[] values, @Nullable LocalDateTime time, @Nullable String label) {
    double[] channels(int count) {
      return Arrays.copyOf(values, count);
    }

    double[] beside(int channels) {
      return Arrays.copyOfRange(values, channels, values.length);
    }
  }

  /** The rows of a body of either type. */
  static GivenRows of(Call call, ServedModel.Forecaster served) throws IOException {
    return switch (call.contentType()) {
      case JSON -> ofJson(call, call.json("rows", "times"), served);
      case CSV -> ofCsv(call, call.text(), served);
      default -> throw wrongType();
    };
  }

  static Refusal wrongType() {
    return new Refusal(415, "give a body of the Content-Type " + JSON + " or " + CSV);
  }

  /** {@code {"rows": [[1, 2], {"a": 1, "b": 2}], "times": ["2024-01-01", ...]}}. */
  static GivenRows ofJson(Call call, Map<String, Object> json, ServedModel.Forecaster served) {
    Object rows = json.get("rows");
    if (rows != null && !(rows instanceof List<?>)) {
      throw new Refusal(400, "'rows' must be an array of rows");
    }
    List<?> given = rows == null ? List.of() : (List<?>) rows;
    call.requireRows(given.size());
    Timeline timeline = times(json.get("times"), given.size());
    JsonRow reader = new JsonRow(served);
    List<Row> all = new ArrayList<>(given.size());
    for (int r = 0; r < given.size(); r++) {
      double[] values = reader.values(given.get(r), r + 1);
      all.add(
          new Row(
              values,
              timeline == null ? null : timeline.at(r),
              timeline == null ? null : timeline.formatRow(r)));
    }
    return new GivenRows(all, timeline);
  }

  private static @Nullable Timeline times(@Nullable Object times, int rows) {
    if (times == null || rows == 0) {
      return null;
    }
    if (!(times instanceof List<?> list) || list.size() != rows) {
      throw new Refusal(400, "'times' must hold a date for each of the " + rows + " rows");
    }
    return Timeline.parse(list.stream().map(String::valueOf).toList());
  }

  private static GivenRows ofCsv(Call call, String text, ServedModel.Forecaster served) {
    CsvRowReader reader =
        SeriesCsv.rows(new StringReader(text), SOURCE, served.columns(), served.csv());
    List<Row> all = new ArrayList<>();
    for (CsvRow row = reader.next(); row != null; row = reader.next()) {
      LocalDateTime time = row.time();
      all.add(new Row(row.values(), time, time == null ? null : reader.format(time)));
      call.requireRows(all.size());
    }
    return new GivenRows(all, null);
  }

  /** Whether some value is missing. */
  boolean incomplete() {
    return rows.stream().anyMatch(row -> Arrays.stream(row.values()).anyMatch(Double::isNaN));
  }
}
