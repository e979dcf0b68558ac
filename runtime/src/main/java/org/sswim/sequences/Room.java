package org.sswim.sequences;

import java.nio.file.Path;
import org.sswim.checks.Checks;
import org.sswim.series.Problem;

/** Counts the values that a file holds, so that a hostile one cannot fill the memory. */
final class Room {
  /** The most values that are read of a file, however much memory there is. */
  static final long MOST_VALUES = 1L << 28;

  /** What a further sequence takes besides its values, in values. */
  static final int SEQUENCE = 32;

  // A value is a float; as much again is left to everything else.
  private static final int BYTES_PER_VALUE = 8;

  private final Path file;
  private final long most;
  private long taken;

  /** A room as large as the memory of Java allows. */
  Room(Path file) {
    this(file, Math.min(MOST_VALUES, Runtime.getRuntime().maxMemory() / BYTES_PER_VALUE));
  }

  /** A room for {@code most} values. */
  Room(Path file, long most) {
    this.file = file;
    this.most = most;
  }

  /**
   * Takes room for values and a sequence that holds them.
   *
   * @throws org.sswim.series.InvalidDataException if there is not as much left
   */
  void takeSequence(long values) {
    take(values + SEQUENCE);
  }

  /**
   * Takes room for values.
   *
   * @throws org.sswim.series.InvalidDataException if there is not as much left
   */
  void take(long values) {
    if (values > most - taken) {
      throw Problem.TOO_LARGE.of(
          file, "holds more than %s values, the most that are read%s", most, memory());
    }
    taken += values;
  }

  /**
   * Refuses sequences of equal length that are too many values, before memory is taken for any.
   *
   * @throws org.sswim.series.InvalidDataException with the figures
   */
  void require(long sequences, long steps, long signals) {
    // In double: the figure cannot overflow, and near the limit it is exact.
    double values = (double) sequences * steps * signals;
    if (values > most) {
      throw Problem.TOO_LARGE.of(
          file,
          "%s sequences of %s steps and %s signals are %s values; at most %s are read%s"
              .formatted(sequences, steps, signals, "%.0f".formatted(values), most, memory()));
    }
    Checks.that(sequences <= most / SEQUENCE, Problem.TOO_LARGE.in(file))
        .or("holds %s sequences; at most %s are read%s", sequences, most / SEQUENCE, memory());
  }

  private String memory() {
    return most < MOST_VALUES
        ? " with " + (Runtime.getRuntime().maxMemory() >> 20) + " MB of memory"
        : "";
  }
}
