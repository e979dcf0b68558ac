package org.sswim.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sswim.forecasting.CovariateInputs;

/** What a network sees beside its channels, a line each. */
final class CovariateLines {
  private CovariateLines() {}

  /** Texts by what they tell of; none for nothing. */
  static Map<String, String> of(CovariateInputs covariates) {
    Map<String, String> lines = new LinkedHashMap<>();
    if (!covariates.past().isEmpty()) {
      lines.put("past columns", String.join(", ", covariates.past()));
    }
    if (!covariates.known().isEmpty()) {
      lines.put("known columns", String.join(", ", covariates.known()));
    }
    if (!covariates.groups().isEmpty()) {
      lines.put("groups", String.join(", ", covariates.groupNames()));
    }
    return lines;
  }
}
