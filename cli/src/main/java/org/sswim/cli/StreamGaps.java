package org.sswim.cli;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.report.Figures;
import org.sswim.series.CsvRow;
import org.sswim.series.MissingOptions;
import org.sswim.series.RowSpacing;
import org.sswim.series.SamplingInterval;

/**
 * Warns of rows that a stream lacks and, if that is asked for, puts rows of missing cells there.
 */
final class StreamGaps {
  private final RowSpacing spacing;
  private final boolean insert;
  private final Console console;
  private final double[] nothing;
  private final double[] nothingBeside;

  /** Rows beyond which more of them would change no forecast: all that is seen stands still. */
  private final long most;

  private @Nullable LocalDateTime last;

  /** Nothing has arrived yet. */
  StreamGaps(ForecastModel model, MissingOptions.Gaps gaps, Console console) {
    spacing = new RowSpacing(MissingMixin.interval(model));
    insert = gaps == MissingOptions.Gaps.INSERT;
    this.console = console;
    nothing = new double[model.channels().size()];
    Arrays.fill(nothing, Double.NaN);
    nothingBeside = new double[model.spec().covariates().past().size()];
    Arrays.fill(nothingBeside, Double.NaN);
    // But known columns go on row by row, as far as their file goes.
    most =
        model.knownAhead() > 0
            ? Long.MAX_VALUE
            : Math.max(model.spec().window(), model.spec().horizon());
  }

  /** How far rows are apart; null where they have no dates. */
  @Nullable SamplingInterval interval() {
    return spacing.interval();
  }

  /** Looks at the date of a row before the forecaster takes it. */
  void before(CsvRow row, StreamingForecaster forecaster, FutureMixin.Ahead ahead) {
    LocalDateTime time = row.time();
    if (time == null) {
      return;
    }
    long lacking = spacing.accept(time, row.offset());
    LocalDateTime before = last;
    last = time;
    if (lacking == 0 || before == null) {
      return;
    }
    SamplingInterval interval = Objects.requireNonNull(spacing.interval());
    boolean fill = insert && lacking > 0;
    console.warn(
        "standard input: line %s: the row is not %s after the row before; %s%s",
        row.line(),
        interval.describe(),
        lacking > 0 ? Figures.count(lacking, "row") + " missing, " : "",
        fill
            ? "the last values stand in"
            : "rows count as evenly spaced"
                + (lacking > 0 ? " (--gaps insert puts rows there)" : ""));
    for (long k = Math.max(1, lacking - most + 1); fill && k <= lacking; k++) {
      LocalDateTime between = interval.plus(before, k);
      ahead.before(between, forecaster);
      forecaster.pushPartial(nothing, between, nothingBeside);
    }
  }
}
