package org.sswim.sequences;

import java.util.ArrayList;
import java.util.List;
import org.sswim.tables.Cells;
import org.sswim.tables.Shown;
import org.sswim.tables.Table;

/**
 * Sees to it that the times of a sample rise, if they are numbers; other times are not looked at.
 */
final class RisingTimes {
  private final Table table;
  private final int sample;
  private final int time;
  private final List<Double> last = new ArrayList<>();
  private boolean numbers = true;

  /**
   * Times of the rows of a table.
   *
   * @param sample column of the sample
   * @param time column of the time; -1 if there is none
   */
  RisingTimes(Table table, int sample, int time) {
    this.table = table;
    this.sample = sample;
    this.time = time;
  }

  /**
   * Looks at the present row.
   *
   * @param place of its sample; at most one more than before
   * @throws InvalidSequencesException if the first row of all had a number as its time, and this
   *     row has none. Also if its number is not above that of the sample's row before
   */
  void check(int place) {
    if (time < 0 || !numbers) {
      return;
    }
    String text = table.cell(time);
    double value = table.value(time);
    if (!Double.isFinite(value)) {
      if (last.isEmpty() && !Cells.missing(text)) {
        numbers = false;
        return;
      }
      throw table.error(time, Numbers.problem(text) + table.hint(time));
    }
    if (place == last.size()) {
      last.add(value);
      return;
    }
    if (value <= last.get(place)) {
      throw table.error(
          time,
          "the time %s of sample %s does not come after %s of the row before"
              .formatted(Shown.value(text), Shown.value(table.cell(sample)), last.get(place)));
    }
    last.set(place, value);
  }
}
