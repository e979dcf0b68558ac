package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import org.sswim.classifiers.ClassScore;

/** Which classes models take for which: of every model its first seed. */
final class ConfusionSection {
  private final List<String> classes;
  private final List<ClassSummary> models;

  ConfusionSection(List<String> classes, List<ClassScore> scores) {
    this.classes = classes;
    models = ClassSummary.of(scores);
  }

  JsonText json() {
    List<JsonText> all = new ArrayList<>();
    int shown = 0;
    for (ClassSummary model : models) {
      ClassScore first = model.scores().get(0);
      shown = model.model().equals(ClassTable.S_SWIM) ? all.size() : shown;
      all.add(
          new JsonText()
              .with("model", model.model())
              .with("seed", (Object) first.seed())
              .with("cells", cells(first.confusion(), classes.size())));
    }
    return new JsonText().with("shown", shown).objects("models", all);
  }

  /**
   * Class, class named, and how many, where there are some.
   *
   * @param confusion row-major {@code [classes][classes named]}
   */
  static List<List<Integer>> cells(int[] confusion, int classes) {
    List<List<Integer>> cells = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      for (int k = 0; k < classes; k++) {
        int count = confusion[c * classes + k];
        if (count > 0) {
          cells.add(List.of(c, k, count));
        }
      }
    }
    return cells;
  }
}
