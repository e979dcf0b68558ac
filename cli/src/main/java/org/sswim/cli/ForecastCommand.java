package org.sswim.cli;

import java.util.function.Supplier;
import org.sswim.forecasting.Decimals;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.options.Auto;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Commands that forecast by a model. */
abstract class ForecastCommand extends ModelCommand {
  @Mixin ModelInput models;

  @Option(names = "--steps", paramLabel = "N")
  Auto<Integer> steps = Auto.auto();

  @Mixin FutureMixin future;

  @Option(names = "--precision", paramLabel = "auto|full|N", defaultValue = Auto.WORD)
  private int precision;

  @Mixin CsvMixin csv;

  /**
   * How values are written.
   *
   * @param usual if no precision is asked for
   */
  final Decimals decimals(ForecastModel fitted, Supplier<Decimals> usual) {
    return precision == Decimals.AUTO
        ? usual.get()
        : Decimals.of(precision, fitted.channels().size());
  }

  /** Refuses a model whose forecast is not made of numbers. */
  final void requireFinite(Forecast forecast) {
    for (int lead = 1; lead <= forecast.horizon(); lead++) {
      for (int c = 0; c < forecast.channels().size(); c++) {
        UnusableFileException.whenNoNumber(
            model, forecast.channels().get(c), lead, forecast.value(lead, c));
      }
    }
  }
}
