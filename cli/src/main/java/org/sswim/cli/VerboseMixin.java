package org.sswim.cli;

import org.sswim.forecasting.ForecastModel;
import org.sswim.report.ModelReport;
import picocli.CommandLine.Option;

/** How much is told of a model. */
@InGroup(HelpGroup.OUTPUT)
final class VerboseMixin {
  @Option(
      names = "--verbose",
      description = "Also print all that was found and chosen; --json has it in any case.")
  private boolean verbose;

  /** Whether all is to be told. */
  boolean all() {
    return verbose;
  }

  /**
   * What is told of a fit.
   *
   * @param bytes size of the model's file
   */
  String fitted(ForecastModel model, long bytes) {
    return verbose ? ModelReport.fitted(model) : ModelReport.brief(model, bytes);
  }
}
