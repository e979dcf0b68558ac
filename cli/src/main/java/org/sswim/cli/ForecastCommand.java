package org.sswim.cli;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.sswim.forecasting.Decimals;
import org.sswim.forecasting.ForecastModel;
import org.sswim.options.Auto;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands that forecast by a model. */
abstract class ForecastCommand extends SubCommand {
  @Parameters(index = "0", paramLabel = "MODEL")
  Path model;

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
}
