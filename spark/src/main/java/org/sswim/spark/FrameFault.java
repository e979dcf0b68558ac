package org.sswim.spark;

import org.sswim.series.Fault;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;

/** What is wrong with a data frame, in one line. */
final class FrameFault {
  /** What messages call a data frame. */
  static final String SOURCE = "the data frame";

  private FrameFault() {}

  /** The refusal of a data frame that has such a problem. */
  static InvalidDataException of(String problem) {
    return told(text(problem));
  }

  /** What messages say of such a problem. */
  static String text(String problem) {
    return SOURCE + ": " + problem;
  }

  /** The refusal of a message that names its place. */
  static InvalidDataException told(String message) {
    return new InvalidDataException(Fault.of(Problem.OTHER).at(SOURCE, 0), message);
  }
}
