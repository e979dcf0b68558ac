package org.sswim.sequences;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.series.Problem;
import org.sswim.tables.Shown;

/** Gathers the cases of a file of the UEA and UCR archive: a line each, behind {@code @data}. */
final class Cases {
  private final TextLines lines;
  private final Room room;
  private final @Nullable List<String> classes;
  private final String where;
  private final Map<String, Integer> places;
  private final List<float[]> values = new ArrayList<>();
  private final IntStream.Builder labels = IntStream.builder();

  /**
   * No cases yet.
   *
   * @param classes names of the classes; null if the cases have none
   * @param where the header says so
   */
  Cases(TextLines lines, Room room, @Nullable List<String> classes, String where) {
    this.lines = lines;
    this.room = room;
    this.classes = classes;
    this.where = where;
    places = classes == null ? Map.of() : ClassNames.places(classes);
  }

  /**
   * Reads the lines that are no remarks.
   *
   * @param remark how remarks begin
   * @param what the lines hold
   * @param add takes each
   */
  void read(char remark, String what, Consumer<String> add) {
    for (String text = lines.nextText(); text != null; text = lines.nextText()) {
      if (text.charAt(0) != remark) {
        add.accept(text);
      }
    }
    Checks.that(!values.isEmpty(), Problem.NO_SEQUENCES.in(lines.file()))
        .or("has no %s after '@data'", what);
  }

  /** Takes the class of a case. */
  void addClass(String name) {
    Integer place = places.get(name);
    if (place == null) {
      throw lines.error(
          "has the class %s, which is none of %s of %s"
              .formatted(Shown.value(name), Shown.names(places()), where));
    }
    labels.add(place);
  }

  private List<String> places() {
    return classes == null ? List.of() : classes;
  }

  /**
   * Takes the values of a case.
   *
   * @param signals the text of each signal, its values with commas between them
   * @return row-major {@code [steps][signals]}
   * @throws org.sswim.series.InvalidDataException if a value is missing or no number, or the
   *     signals differ in length
   */
  float[] add(List<String> signals) {
    int steps = count(signals.get(0));
    for (int s = 1; s < signals.size(); s++) {
      int other = count(signals.get(s));
      Checks.that(other == steps, lines::error)
          .or("has %s values in dimension 1 and %s in dimension %s", steps, other, s + 1);
    }
    room.takeSequence((long) steps * signals.size());
    float[] own = new float[steps * signals.size()];
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
        own[t * signals.size() + s] = parsed;
        start = end + 1;
      }
    }
    values.add(own);
    return own;
  }

  private static int count(String text) {
    return 1 + (int) text.chars().filter(c -> c == ',').count();
  }

  /** The cases, in order. */
  LabelledSequences sequences(int signals) {
    int[] label = classes == null ? null : labels.build().toArray();
    return new LabelledSequences(values, signals, List.of(), label, places(), null);
  }
}
