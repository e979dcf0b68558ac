package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.ValueLimits;

/** Between which values a model takes each column for what it says. */
final class LimitLines {
  private static final int MOST = 5;

  private LimitLines() {}

  /** In a line, the first columns alone if there are many. */
  static String text(ForecastModel model) {
    ValueLimits limits = model.limits();
    List<String> names = model.columnNames();
    List<String> parts = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      if (limits.limited(c)) {
        parts.add(
            names.get(c)
                + " "
                + Figures.plain(limits.lower(c))
                + " to "
                + Figures.plain(limits.upper(c))
                + (limits.heavy(c) ? " (heavy-tailed)" : ""));
      }
    }
    String some = String.join("; ", parts.subList(0, Math.min(MOST, parts.size())));
    return "beyond: " + some + (parts.size() > MOST ? "; ..." : "");
  }

  /** An object for each column that has limits. */
  static List<JsonText> json(ForecastModel model) {
    ValueLimits limits = model.limits();
    List<JsonText> objects = new ArrayList<>();
    for (int c = 0; c < limits.columns(); c++) {
      if (limits.limited(c)) {
        objects.add(
            new JsonText()
                .with("column", model.columnNames().get(c))
                .with("lower", limits.lower(c))
                .with("upper", limits.upper(c))
                .with("heavyTailed", limits.heavy(c)));
      }
    }
    return objects;
  }
}
