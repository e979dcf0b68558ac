package org.sswim.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sswim.evaluation.Coverage;
import org.sswim.forecasters.AbsoluteErrors;
import org.sswim.forecasters.RecordedOptions;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.Intervals;
import org.sswim.network.Provenance;
import org.sswim.options.OptionsJson;

/** A description of a model and its origin, as text and as JSON. */
public final class ModelReport {
  /** Results that the shape of the model shows already. */
  private static final Set<String> IN_SHAPE =
      Set.of("taps", "relative-input", "relative-target", "transform", "moment");

  /** Results that are too long for a line. */
  private static final Set<String> LONG = Set.of("penalty-curve");

  /** What only those who look into the network want to know. */
  private static final Set<String> INNER = Set.of("inputs", "semantics", "targets");

  private ModelReport() {}

  /**
   * What most want to know: what is forecast from what, how large the model is, how good it was.
   *
   * @param bytes size of its file
   */
  public static String brief(ForecastModel model, long bytes) {
    Map<String, String> lines = lines(model, bytes);
    lines.keySet().removeAll(INNER);
    return ModelDescription.text(lines) + leftOut(model);
  }

  private static Map<String, String> lines(ForecastModel model, long bytes) {
    Map<String, String> lines = ModelLines.of(model);
    lines.put("parameters", String.valueOf(model.parameters()));
    lines.put("file", Figures.count(bytes, "byte"));
    return lines;
  }

  /** What a fit has chosen and found. */
  public static String fitted(ForecastModel model) {
    Map<String, String> lines = ModelLines.of(model);
    lines.putAll(results(model));
    return ModelDescription.text(lines) + leftOut(model);
  }

  private static String leftOut(ForecastModel model) {
    String text = LeftOutReport.of(model).text();
    return text.isEmpty() ? "" : "\n" + text;
  }

  /**
   * What came out of a fit, as the last line of its text.
   *
   * @param file where the model is saved
   */
  public static String saved(ForecastModel model, String file, double seconds) {
    String worth = LeftOutReport.of(model).verdict().sentence();
    return Figures.text(
        "saved %s after %.2f s%s\n", file, seconds, worth.isEmpty() ? "" : ". " + worth + ".");
  }

  /** What a model is for and how good it was, as the last line of its text. */
  public static String summed(ForecastModel model, String file) {
    String worth = LeftOutReport.of(model).verdict().sentence();
    return Figures.text(
        "%s forecasts %s from the last %d%s\n",
        file,
        Figures.count(model.spec().horizon(), "row"),
        model.spec().window(),
        worth.isEmpty() ? "; its file has no errors on left-out windows" : ". " + worth + ".");
  }

  /** How often intervals hold the truth where they were not calibrated, a line each. */
  public static String coverage(AbsoluteErrors errors, List<Double> levels) {
    double[] leftOut = Coverage.onLeftOut(errors, levels);
    String held = "held %.1f %% of the validation windows that did not calibrate it";
    StringBuilder out = new StringBuilder();
    for (int l = 0; l < levels.size(); l++) {
      out.append(
          Figures.text(
              "interval of %s %%: %s\n",
              Intervals.label(levels.get(l)),
              Double.isNaN(leftOut[l])
                  ? "too few validation windows to check its coverage"
                  : Figures.text(held, 100 * leftOut[l])));
    }
    return out.toString();
  }

  /**
   * Everything about a model.
   *
   * @param bytes size of its file
   */
  public static String full(ForecastModel model, long bytes) {
    Map<String, String> lines = lines(model, bytes);
    Provenance provenance = model.provenance();
    lines.put("version", provenance.version());
    lines.put("seed", String.valueOf(provenance.seed()));
    lines.put("data", provenance.data());
    lines.putAll(results(model));
    Map<String, String> parts = ModelDescription.lines(model);
    OptionsJson.leaves(RecordedOptions.tree(provenance))
        .forEach((path, value) -> parts.put("option " + path, String.valueOf(value)));
    // Their paths are long: a column of their own keeps the rest readable.
    return ModelDescription.text(lines) + ModelDescription.text(parts) + leftOut(model);
  }

  /** Everything about a model but its arrays. */
  public static JsonText json(ForecastModel model) {
    return ModelDescription.json(
            model, model.provenance(), model.network().hidden().neurons(), model.parameters())
        .with("leftOut", LeftOutReport.of(model).json());
  }

  static Map<String, String> results(ForecastModel model) {
    Map<String, String> lines = new LinkedHashMap<>();
    model.provenance().results().forEach((name, value) -> lines.put(name, shown(value)));
    lines.keySet().removeAll(IN_SHAPE);
    lines.keySet().removeAll(LONG);
    lines.keySet().removeIf(name -> name.startsWith(RecordedOptions.LEFT_OUT));
    return lines;
  }

  /** A recorded result, rounded if it is a number. */
  static String shown(String value) {
    try {
      return Figures.plain(Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return value;
    }
  }
}
