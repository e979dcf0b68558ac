package org.sswim.forecasters;

import java.util.Map;
import org.sswim.checks.Checks;
import org.sswim.forecasting.ForecastModel;

/**
 * The start of a fit to a whole series, whatever trains. The last share of the windows chooses what
 * is left open. Scalers see the rows of the other windows. {@link SSwimForecaster#task} makes it.
 *
 * @param fit the series and which of its windows train and which choose
 * @param validationShare share of the windows that chooses
 */
public record FinalTask(Fit fit, double validationShare) {
  /** Share of the windows that chooses where nothing else is said. */
  public static final double USUAL_SHARE = 0.2;

  /** Checks that all windows train in the end. */
  public FinalTask {
    Checks.that(fit.plan().refit()).or("in a final fit, windows that chose train in the end");
  }

  /** The model, its provenance telling what only a fit to a whole series knows. */
  ForecastModel recorded(ForecastModel model) {
    return model.withProvenance(model.provenance().withOptions(options()));
  }

  /** What only a fit to a whole series knows, by name. */
  Map<String, String> options() {
    return Map.of(
        RecordedOptions.STRIDE,
        String.valueOf(fit.plan().stride()),
        RecordedOptions.VALIDATION_SHARE,
        String.valueOf(validationShare));
  }
}
