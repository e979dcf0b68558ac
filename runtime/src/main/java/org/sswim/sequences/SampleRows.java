package org.sswim.sequences;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sswim.checks.Checks;
import org.sswim.series.Problem;
import org.sswim.tables.Shown;
import org.sswim.tables.Table;

/** Which sample and class the rows of a file belong to; samples in order of their first rows. */
final class SampleRows {
  private static final Set<String> NO_CLASS = Set.of("", "?", "nan");

  private final TextLines lines;
  private final Table table;
  private final int sample;
  private final int label;
  private final Room room;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<String> classOf = new ArrayList<>();
  private int rows;

  /**
   * Rows of a table.
   *
   * @param sample its column; -1 if each row is a sample
   * @param label the column of the class; -1 if there is none
   */
  SampleRows(TextLines lines, Table table, int sample, int label, Room room) {
    this.lines = lines;
    this.table = table;
    this.sample = sample;
    this.label = label;
    this.room = room;
  }

  /**
   * The place of the sample of the present row; one more than before if it is new.
   *
   * @throws org.sswim.series.InvalidDataException if the row names no sample or class, or if the
   *     sample has had another class
   */
  int place() {
    int place = sample < 0 ? rows++ : known(table.cell(sample));
    if (label >= 0) {
      String name = table.cell(label);
      if (NO_CLASS.contains(name.toLowerCase(Locale.ROOT))) {
        throw table.error(label, "the class is missing (" + Shown.value(name) + ")");
      }
      if (place == classOf.size()) {
        room.take(name.length());
        classOf.add(name);
      } else if (!classOf.get(place).equals(name)) {
        throw table.error(
            label,
            "the class of sample %s is %s, but %s in rows above"
                .formatted(
                    Shown.value(table.cell(sample)),
                    Shown.value(name),
                    Shown.value(classOf.get(place))));
      }
    }
    return place;
  }

  private int known(String name) {
    if (name.isEmpty()) {
      throw table.error(sample, "the sample is missing");
    }
    Integer place = places.get(name);
    if (place == null) {
      room.takeSequence(name.length());
      place = places.size();
      places.put(name, place);
    }
    return place;
  }

  /**
   * Refuses some samples of several rows where most have one: then rows are samples, and their
   * names should differ.
   *
   * @param values of each sample
   */
  void requireAlike(List<float[]> values, int signals) {
    long single = values.stream().filter(own -> own.length == signals).count();
    if (2 * single <= values.size() || single == values.size()) {
      return;
    }
    for (Map.Entry<String, Integer> own : places.entrySet()) {
      int count = values.get(own.getValue()).length / signals;
      if (count > 1) {
        throw Problem.VALUE.of(
            lines.file(), "sample %s has %s rows; most have one", Shown.value(own.getKey()), count);
      }
    }
  }

  /**
   * The sequences with their classes.
   *
   * @param values of each sample, in the order of their places
   */
  LabelledSequences sequences(List<float[]> values, int signals, List<String> names) {
    Checks.that(!values.isEmpty(), Problem.NO_SEQUENCES.in(lines.file()))
        .or("has a header but no rows");
    return LabelledSequences.named(values, signals, names, label < 0 ? null : classOf, null);
  }
}
