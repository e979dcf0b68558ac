package org.sswim.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.series.CsvOptions;
import org.sswim.series.CsvRow;
import org.sswim.series.CsvRowReader;
import org.sswim.series.MissingOptions;
import org.sswim.series.SeriesCsv;
import org.sswim.series.Source;
import org.sswim.series.Timeline;

/**
 * Rows of a request: those of a session, or of a JSON body.
 *
 * @param rows at least none; the last ones may be ahead, of which known columns alone count
 * @param observed number of rows that are not ahead
 * @param timeline of the rows, or null where there are no dates or they come from CSV
 * @param utc whether their dates are instants on the clock of UTC
 */
record GivenRows(List<Row> rows, int observed, @Nullable Timeline timeline, boolean utc) {
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
    double[] past(ServedModel.Forecaster served) {
      int channels = served.model().channels().size();
      return Arrays.copyOfRange(values, channels, values.length - served.known().size());
    }

    double[] known(ServedModel.Forecaster served) {
      return Arrays.copyOfRange(values, values.length - served.known().size(), values.length);
    }

    /** Whether nothing but known columns is there. */
    private boolean ahead(ServedModel.Forecaster served) {
      int own = values.length - served.known().size();
      return Arrays.stream(values, 0, own).allMatch(Double::isNaN);
    }
  }

  /**
   * Feeds these rows to a stream, the first as its next row. Known columns run ahead of their rows:
   * each row's are taken once, from the first request that tells them.
   */
  Feed feed(StreamingForecaster forecaster, ServedModel.Forecaster served) {
    return new Feed(forecaster, served);
  }

  /** Rows on their way into a stream. */
  final class Feed {
    private final StreamingForecaster forecaster;
    private final ServedModel.Forecaster served;

    /** Rows whose known columns have been taken. */
    private long announced;

    private Feed(StreamingForecaster forecaster, ServedModel.Forecaster served) {
      this.forecaster = forecaster;
      this.served = served;
      announced = forecaster.announced();
    }

    /** Takes the next row, and the known columns of rows ahead of it. */
    void push(int r) {
      announce(r + 1);
      Row row = rows.get(r);
      int channels = served.model().channels().size();
      forecaster.pushPartial(Arrays.copyOf(row.values, channels), row.time, row.past(served));
    }

    /** Takes known columns up to the horizon behind some rows. */
    void announce(int seen) {
      long end = Math.min(seen + served.model().spec().horizon(), rows.size());
      for (; announced < end && !served.known().isEmpty(); announced++) {
        double[] known = rows.get((int) announced).known(served);
        if (served.refusesMissing() && Arrays.stream(known).anyMatch(Double::isNaN)) {
          throw new HttpRefusal(
              400,
              "row %s must have a value of each known column, %s"
                  .formatted(announced + 1, String.join(", ", served.known())));
        }
        forecaster.announce(known);
      }
    }

    /** Whether a forecast can be made. */
    boolean ready() {
      return forecaster.ready() && forecaster.announced() >= served.model().spec().horizon();
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

  static HttpRefusal wrongType() {
    return new HttpRefusal(415, "give a body of the Content-Type " + JSON + " or " + CSV);
  }

  /** {@code {"rows": [[1, 2], {"a": 1, "b": 2}], "times": ["2024-01-01", ...]}}. */
  static GivenRows ofJson(Call call, Map<String, Object> json, ServedModel.Forecaster served) {
    List<?> given = rows(call, json);
    Timeline timeline = times(json.get("times"), given.size(), served);
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
    return of(call, all, timeline, timeline != null && timeline.utc(), served);
  }

  /** The rows of a body, not too many. */
  static List<?> rows(Call call, Map<String, Object> json) {
    Object rows = json.get("rows");
    if (rows != null && !(rows instanceof List<?>)) {
      throw new HttpRefusal(400, "'rows' must be an array of rows");
    }
    List<?> given = rows == null ? List.of() : (List<?>) rows;
    call.requireRows(given.size());
    return given;
  }

  private static @Nullable Timeline times(
      @Nullable Object times, int rows, ServedModel.Forecaster served) {
    if (times == null || rows == 0) {
      return null;
    }
    if (!(times instanceof List<?> list) || list.size() != rows) {
      throw new HttpRefusal(400, "'times' must hold a date for each of the " + rows + " rows");
    }
    return Timeline.parse(
        list.stream().map(String::valueOf).toList(), served.csv().format().zone());
  }

  private static GivenRows ofCsv(Call call, String text, ServedModel.Forecaster served) {
    CsvOptions options = served.csv();
    if (!served.known().isEmpty()) {
      MissingOptions own = options.missing();
      options =
          options.withMissing(
              new MissingOptions(MissingOptions.Policy.FILL, own.values(), own.gaps()));
    }
    CsvRowReader reader =
        SeriesCsv.rows(
            Source.of(text.getBytes(StandardCharsets.UTF_8), SOURCE), served.columns(), options);
    List<Row> all = new ArrayList<>();
    for (CsvRow row = reader.next(); row != null; row = reader.next()) {
      LocalDateTime time = row.time();
      all.add(new Row(row.values(), time, time == null ? null : reader.format(time)));
      call.requireRows(all.size());
    }
    return of(call, all, null, reader.utc(), served);
  }

  private static GivenRows of(
      Call call,
      List<Row> rows,
      @Nullable Timeline timeline,
      boolean utc,
      ServedModel.Forecaster served) {
    if (served.known().isEmpty()) {
      return new GivenRows(rows, rows.size(), timeline, utc);
    }
    int observed = rows.size() - call.number("ahead", 0, 0, rows.size());
    while (observed > 0 && rows.get(observed - 1).ahead(served)) {
      observed--;
    }
    int own = served.columns().size() - served.known().size();
    for (int r = 0; served.refusesMissing() && r < observed; r++) {
      for (int c = 0; c < own; c++) {
        if (Double.isNaN(rows.get(r).values()[c])) {
          throw new HttpRefusal(
              400,
              ("row %s has no value of '%s'; only rows ahead of the last observed one may hold"
                      + " known columns alone")
                  .formatted(r + 1, served.columns().get(c)));
        }
      }
    }
    return new GivenRows(rows, observed, timeline, utc);
  }

  /** Whether some value is missing that a row of its kind has. */
  boolean incomplete(ServedModel.Forecaster served) {
    for (int r = 0; r < rows.size(); r++) {
      Row row = rows.get(r);
      double[] own = r < observed ? row.values() : row.known(served);
      if (Arrays.stream(own).anyMatch(Double::isNaN)) {
        return true;
      }
    }
    return false;
  }
}
