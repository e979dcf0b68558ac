package org.sswim.serve;

import java.util.Arrays;
import org.sswim.forecasting.StreamingForecaster;

/**
 * Feeds the rows of a request to a stream. Known columns run ahead of their rows: each row's are
 * taken once, from the first request that tells them.
 */
final class RowFeed {
  private final StreamingForecaster forecaster;
  private final ServedModel.Forecaster served;
  private final GivenRows given;
  private final int horizon;

  /** Rows whose known columns have been taken, of those of the request. */
  private long announced;

  /** Nothing fed yet; the first row is the next one of the stream. */
  RowFeed(StreamingForecaster forecaster, ServedModel.Forecaster served, GivenRows given) {
    this.forecaster = forecaster;
    this.served = served;
    this.given = given;
    horizon = served.model().spec().horizon();
    announced = forecaster.announced();
  }

  /** Takes the next row, and the known columns of rows ahead of it. */
  void push(int r) {
    announce(r + 1 + horizon);
    GivenRows.Row row = given.rows().get(r);
    int channels = served.model().channels().size();
    forecaster.pushPartial(row.channels(channels), row.time(), row.past(served));
  }

  /** Takes the known columns of rows ahead of the last observed one, as far as forecasts reach. */
  void rest() {
    announce(given.observed() + horizon);
  }

  private void announce(int end) {
    for (;
        announced < Math.min(end, given.rows().size()) && !served.known().isEmpty();
        announced++) {
      double[] known = given.rows().get((int) announced).known(served);
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
    return forecaster.ready() && forecaster.announced() >= horizon;
  }
}
