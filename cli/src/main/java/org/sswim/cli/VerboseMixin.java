package org.sswim.cli;

import org.sswim.forecasting.ForecastModel;
import org.sswim.report.ModelReport;
import picocli.CommandLine.Option;

/** How much is told of a model. */
final class VerboseMixin {
  @Option(names = "--verbose")
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
