package org.sswim.kafka;

import java.util.Arrays;

/** Inputs as the texts that {@link SeriesInput#parse} reads. */
final class Texts {
  private Texts() {}

  static String json(SeriesInput input) {
    String time = input.time() == null ? "" : "\"time\": \"" + input.time() + "\", ";
    if (input instanceof SeriesInput.Row row) {
      return "{%s\"values\": %s, \"past\": %s}"
          .formatted(time, Arrays.toString(row.values()), Arrays.toString(row.past()));
    }
    return "{%s\"known\": %s}"
        .formatted(time, Arrays.toString(((SeriesInput.Known) input).values()));
  }
}
