package org.sswim.sequences;

import java.util.List;
import org.sswim.checks.Checks;

/** A sequence whose signals are written one behind the other, the values of each with commas. */
final class CaseText {
  private CaseText() {}

  /**
   * Reads the signals of a sequence.
   *
   * @param lines where they stand, for messages
   * @param signals the text of each signal
   * @return values, row-major {@code [steps][signals]}
   * @throws InvalidSequencesException if a value is missing or no number, or the signals differ in
   *     length
   */
  static float[] values(TextLines lines, List<String> signals, Room room) {
    int steps = count(signals.get(0));
    for (int s = 1; s < signals.size(); s++) {
      int other = count(signals.get(s));
      Checks.that(other == steps, lines::error)
          .or("has %s values in dimension 1 and %s in dimension %s", steps, other, s + 1);
    }
    room.takeSequence((long) steps * signals.size());
    float[] values = new float[steps * signals.size()];
    for (int s = 0; s < signals.size(); s++) {
      String text = signals.get(s);
      int start = 0;
      for (int t = 0; t < steps; t++) {
        int comma = text.indexOf(',', start);
        int end = comma < 0 ? text.length() : comma;
        String value = text.substring(start, end).strip();
        float parsed = Numbers.parseFloat(value);
        if (Float.isNaN(parsed)) {
          throw lines.error("dimension " + (s + 1) + ", value " + (t + 1), Numbers.problem(value));
        }
        values[t * signals.size() + s] = parsed;
        start = end + 1;
      }
    }
    return values;
  }

  private static int count(String text) {
    int count = 1;
    for (int at = text.indexOf(','); at >= 0; at = text.indexOf(',', at + 1)) {
      count++;
    }
    return count;
  }
}
