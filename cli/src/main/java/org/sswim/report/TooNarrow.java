package org.sswim.report;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.sswim.forecasting.Intervals;

/** The intervals of a table that held clearly less than their level. */
final class TooNarrow {
  /** Points of per cent below the level from which on intervals are named. */
  static final double POINTS = 5;

  private TooNarrow() {}

  /**
   * One note that names them; none if all intervals held about their level.
   *
   * @param name of a row
   * @param level nominal coverage in per cent
   * @param held share of the true values within, in 0 .. 1; NaN where that is not known
   */
  static <R> List<String> note(
      List<R> rows, Function<R, String> name, ToDoubleFunction<R> level, ToDoubleFunction<R> held) {
    List<String> named =
        rows.stream()
            .filter(row -> level.applyAsDouble(row) - 100 * held.applyAsDouble(row) >= POINTS)
            .map(
                row ->
                    name.apply(row)
                        + " held "
                        + Figures.held(held.applyAsDouble(row))
                        + " at "
                        + Intervals.label(level.applyAsDouble(row))
                        + " %")
            .toList();
    return named.isEmpty()
        ? List.of()
        : List.of(
            Figures.text(
                "too narrow by %.0f points or more: %s; 'stream --adaptive' widens intervals that"
                    + " miss too often",
                POINTS, String.join(", ", named)));
  }
}
