package org.sswim.cli;

import java.util.List;
import org.sswim.report.Figures;
import org.sswim.series.Outliers;

/** One line about values far outside of the others: how many, where, and what can be done. */
final class OutlierWarning {
  private OutlierWarning() {}

  /** Warns of what a training met. */
  static void ofTraining(Outliers outliers, Console console) {
    if (outliers.total() > 0) {
      console.warn(found(outliers) + done(outliers) + "; " + cure(outliers));
    }
  }

  /** Warns of what a comparison met, which measures by all values. */
  static void ofComparison(Outliers outliers, Console console) {
    if (outliers.total() > 0) {
      console.warn(
          found(outliers)
              + done(outliers)
              + ", but errors are measured by them as they are; "
              + cure(outliers));
    }
  }

  /** Warns of what a forecast met. */
  static void ofForecast(Outliers outliers, Console console) {
    if (outliers.total() > 0) {
      console.warn(found(outliers) + done(outliers) + mark(outliers, "; "));
    }
  }

  private static String found(Outliers outliers) {
    Outliers.Column first = outliers.columns().get(0);
    int others = outliers.columns().size() - 1;
    return Figures.count(outliers.total(), "value")
        + (outliers.total() == 1 ? " lies" : " lie")
        + " far outside of the others (column "
        + first.name()
        + (outliers.total() == 1 ? " in data row " : ", first in data row ")
        + (first.row() + 1L)
        + ": "
        + Figures.plain(first.value())
        + (others == 0 ? "" : "; " + Figures.count(others, "more column"))
        + ") and ";
  }

  private static String done(Outliers outliers) {
    if (outliers.bounded() == 0) {
      return outliers.total() == 1
          ? "counts as missing: the value before stands in"
          : "count as missing: the values before stand in";
    }
    return outliers.held() == 0
        ? (outliers.total() == 1 ? "is" : "are") + " taken as the bound of the column"
        : "are taken as missing or as the bound of the column";
  }

  private static String cure(Outliers outliers) {
    return mark(outliers, "")
        + (mark(outliers, "").isEmpty() ? "" : "; ")
        + "--set outliers=keep takes "
        + (outliers.total() == 1 ? "it as it is" : "them as they are");
  }

  /** What to say of a number that is written where nothing was measured. */
  private static String mark(Outliers outliers, String before) {
    List<String> marks =
        outliers.columns().stream()
            .map(Outliers.Column::mark)
            .filter(mark -> !Double.isNaN(mark))
            .distinct()
            .map(OutlierWarning::typed)
            .toList();
    return marks.isEmpty()
        ? ""
        : before
            + "if "
            + String.join(" and ", marks)
            + (marks.size() == 1 ? " stands" : " stand")
            + " for missing values, say --missing mask --missing-value="
            + String.join(",", marks);
  }

  private static String typed(double mark) {
    return mark == Math.rint(mark) && Math.abs(mark) < 1e15
        ? String.valueOf((long) mark)
        : String.valueOf(mark);
  }
}
