package org.sswim.training;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.Provenance;
import org.sswim.linalg.RidgeOptions;
import org.sswim.options.Auto;

/**
 * The options of a fit of the read-out as a model's provenance tells them. What it does not tell,
 * as files of earlier versions, or tells in words that mean nothing, is the default.
 *
 * @param ridge how penalties were chosen
 * @param copies superposed copies, see {@link SSwimOptions#copies}
 * @param stride rows between training windows; 0 for {@link FitPlan#autoStride}
 * @param validationShare share of the windows that chose, in (0, 1)
 */
public record RecordedOptions(
    RidgeOptions ridge, Auto<Integer> copies, int stride, double validationShare) {
  /** Option of a fit: rows between the training windows. */
  public static final String STRIDE = "stride";

  /** Option of a fit: share of the windows that chose. */
  public static final String VALIDATION_SHARE = "validation-share";

  private static final double USUAL_SHARE = 0.2;
  private static final int MOST = 1_000_000;

  /** Reads them. */
  public static RecordedOptions of(Provenance provenance) {
    Map<String, String> options = provenance.options();
    double share = number(options.get(VALIDATION_SHARE));
    double stride = number(options.get(STRIDE));
    double copies = number(options.get("copies"));
    return new RecordedOptions(
        // A training by gradients writes the options of its start as one text.
        RidgeOptions.parse(options.getOrDefault("ridge", options.getOrDefault("network", ""))),
        copies >= 0 && copies <= MOST ? Auto.of((int) copies) : Auto.auto(),
        stride >= 1 && stride <= MOST ? (int) stride : 0,
        share > 0 && share < 1 ? share : USUAL_SHARE);
  }

  private static double number(@Nullable String text) {
    try {
      return text == null ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
