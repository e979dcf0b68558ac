package org.sswim.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.explanation.KnownChange;
import org.sswim.forecasting.ForecastModel;
import org.sswim.report.Figures;
import org.sswim.report.WhatIfReport;
import org.sswim.series.Categories;
import org.sswim.series.Covariates;
import org.sswim.series.TimeSeries;
import org.sswim.series.ValueLimits;
import picocli.CommandLine.Option;

/** Known columns as they might be in the rows that are forecast. */
final class WhatIfMixin {
  private static final String OPTION = "--what-if ";

  @Option(names = "--what-if", paramLabel = "COLUMN=CHANGE")
  private List<String> wishes = List.of();

  /** Whether a change is asked for. */
  boolean any() {
    return !wishes.isEmpty();
  }

  /**
   * The forecast behind a row with and without the changes; null without any.
   *
   * @param series from {@link ForecastModel#selectComplete}
   * @param row the row that the forecast sees last, counted from 0
   */
  @Nullable WhatIfReport report(
      SubCommand command, ForecastModel model, TimeSeries series, int row, int channel) {
    Covariates beside = series.covariates();
    TimeSeries known = beside == null ? null : beside.known();
    if (!any()) {
      return null;
    }
    if (known == null || model.knownAhead() == 0) {
      throw command.mistake(
          "%s%s: no stage of the model looks at known columns; fit one with"
              + " --known COLUMN and --set moment=values",
          OPTION, wishes.get(0));
    }
    List<KnownChange> changes = new ArrayList<>();
    for (String wish : wishes) {
      changes.addAll(changes(command, model, known.channelNames(), wish));
      requireWithin(command, model, known, row, changes, wish);
    }
    return WhatIfReport.of(
        model, series, row, channel, KnownChange.behind(series, row, changes), wishes);
  }

  private static List<KnownChange> changes(
      SubCommand command, ForecastModel model, List<String> names, String wish) {
    Categories categories = Remembered.categories(model);
    List<String> columns = names.stream().map(categories::column).distinct().toList();
    String column =
        columns.stream()
            .filter(name -> wish.startsWith(name + "="))
            .reduce("", (one, next) -> next.length() > one.length() ? next : one);
    command.mistakeIf(
        column.isEmpty(),
        "%s%s: must be a known column of the model and a change, such as %s=+1;"
            + " its known columns are %s",
        OPTION,
        wish,
        columns.get(0),
        String.join(", ", columns));
    String text = wish.substring(column.length() + 1);
    List<KnownChange> changes = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      String name = names.get(c);
      if (!categories.column(name).equals(column)) {
        continue;
      }
      if (name.equals(column)) {
        changes.add(number(command, c, text, wish));
        continue;
      }
      double one = categories.read(name, text);
      command.mistakeIf(
          Double.isNaN(one),
          "%s%s: '%s' is one of %s; got '%s'",
          OPTION,
          wish,
          column,
          String.join(", ", categories.texts().getOrDefault(column, List.of())),
          text);
      changes.add(new KnownChange(c, 0, one));
    }
    return changes;
  }

  private static KnownChange number(SubCommand command, int column, String text, String wish) {
    boolean times = text.startsWith("*");
    double value = Double.NaN;
    try {
      value = Double.parseDouble(times ? text.substring(1) : text);
    } catch (NumberFormatException e) {
      // Told below, as what is not finite.
    }
    command.mistakeIf(
        !Double.isFinite(value),
        "%s%s: the change must be a number after +, - or *, or a number to set;" + " got '%s'",
        OPTION,
        wish,
        text);
    boolean adds = text.startsWith("+") || text.startsWith("-");
    return times ? new KnownChange(column, value, 0) : new KnownChange(column, adds ? 1 : 0, value);
  }

  /** Refuses what the model would take for a glitch, so that nothing would change. */
  private static void requireWithin(
      SubCommand command,
      ForecastModel model,
      TimeSeries known,
      int row,
      List<KnownChange> changes,
      String wish) {
    ValueLimits limits = model.limits();
    int first = model.channels().size() + model.spec().covariates().past().size();
    int end = Math.min(known.rows(), row + 1 + model.spec().horizon());
    for (int c = 0; c < known.channels(); c++) {
      int column = c;
      List<KnownChange> own = changes.stream().filter(change -> change.column() == column).toList();
      for (int r = row + 1; r < end && !own.isEmpty(); r++) {
        double value = known.value(r, c);
        for (KnownChange change : own) {
          value = change.of(value);
        }
        command.mistakeIf(
            !limits.holds(first + c, value),
            "%s%s: '%s' would be %s in a row ahead; the model takes %s to %s:" + " change it less",
            OPTION,
            wish,
            known.channelNames().get(c),
            Figures.plain(value),
            Figures.plain(limits.lower(first + c)),
            Figures.plain(limits.upper(first + c)));
      }
    }
  }
}
