package org.sswim.forecasters;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.model.InvalidModelException;
import org.sswim.network.Provenance;
import org.sswim.options.Auto;
import org.sswim.options.OptionsJson;
import org.sswim.stages.MomentMode;
import org.sswim.training.SSwimOptions;
import org.sswim.training.WeightSource;

/**
 * The options of a fit as a model's provenance tells them. Those of the training stand there as one
 * text, see {@link OptionsJson}. What is not told is the default.
 *
 * @param network how the network was trained, its {@link SSwimOptions#readoutBlocks} how penalties
 *     of its read-out were chosen
 * @param moment what the moment stage was fitted to, if there is one
 * @param stride rows between training windows
 * @param validationShare share of the windows that chose, in (0, 1)
 */
public record RecordedOptions(
    SSwimOptions network, MomentMode moment, Auto<Integer> stride, double validationShare) {
  /** The {@link ForecastOptions} of a training, in JSON. */
  public static final String TRAINING = "training";

  /** The options of a training by gradients, in JSON. */
  public static final String GRADIENT = "gradient";

  /** Where hidden weights come from, see {@link WeightSource#label}. */
  public static final String WEIGHTS = "weights";

  /** Option of a fit: rows between the training windows. */
  public static final String STRIDE = "stride";

  /** Option of a fit: share of the windows that chose. */
  public static final String VALIDATION_SHARE = "validation-share";

  /** What the names of results begin with that tell errors on left-out windows. */
  public static final String LEFT_OUT = "left-out-";

  /** Result of a model that was pruned: neurons that it had before. */
  public static final String PRUNED_FROM = "pruned-from";

  /**
   * Reads them.
   *
   * @throws InvalidModelException if the options of the training are there and cannot be read
   */
  public static RecordedOptions of(Provenance provenance) {
    Map<String, String> options = provenance.options();
    SSwimOptions network = training(options).network();
    double share = number(options.get(VALIDATION_SHARE));
    double stride = number(options.get(STRIDE));
    return new RecordedOptions(
        network,
        moment(provenance.results().get(NetworkPlan.MOMENT)),
        stride >= 1 ? Auto.of((int) stride) : Auto.auto(),
        share > 0 && share < 1 ? share : FinalTask.USUAL_SHARE);
  }

  private static MomentMode moment(@Nullable String label) {
    return Stream.of(MomentMode.values())
        .filter(mode -> mode != MomentMode.NONE && mode.label().equals(label))
        .findFirst()
        .orElse(MomentMode.VALUES);
  }

  private static ForecastOptions training(Map<String, String> options) {
    ForecastOptions usual = ForecastOptions.defaults();
    String text = options.get(TRAINING);
    if (text == null) {
      return usual;
    }
    try {
      return OptionsJson.read(text, usual);
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException(
          "the options that the model was trained with cannot be read: " + e.getMessage());
    }
  }

  /** All that a provenance tells, by name: options in JSON as objects, others as texts. */
  public static Map<String, Object> tree(Provenance provenance) {
    Map<String, Object> tree = new LinkedHashMap<>(provenance.options());
    tree.replaceAll(
        (name, text) ->
            name.equals(TRAINING) || name.equals(GRADIENT) ? object(text.toString()) : text);
    return tree;
  }

  /** A file may hold any text: what is no object stays as it is. */
  private static Object object(String text) {
    try {
      return OptionsJson.parse(text);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** A number that a model records; NaN for none, or for a text that is no finite number. */
  public static double number(@Nullable String text) {
    try {
      double value = text == null ? Double.NaN : Double.parseDouble(text);
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
