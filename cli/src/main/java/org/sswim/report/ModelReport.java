package org.sswim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.Coverage;
import org.sswim.forecasters.AbsoluteErrors;
import org.sswim.forecasters.RecordedOptions;
import org.sswim.forecasters.ValueOptions;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.forecasting.Intervals;
import org.sswim.moments.MomentModel;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Provenance;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.options.OptionsJson;
import org.sswim.series.ValueLimits;

/** What a model is and where it came from, as text and as JSON. */
public final class ModelReport {
  /** Results that the shape of the model shows already. */
  private static final Set<String> IN_SHAPE =
      Set.of("taps", "relative-input", "target-season", "calendar", "transform", "moment");

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
    Map<String, String> lines = ModelLines.of(model);
    lines.keySet().removeAll(INNER);
    lines.put("parameters", String.valueOf(model.parameters()));
    lines.put("file", Figures.count(bytes, "byte"));
    return lines(lines) + leftOut(model);
  }

  /** What a fit has chosen and found. */
  public static String fitted(ForecastModel model) {
    Map<String, String> lines = ModelLines.of(model);
    lines.putAll(results(model));
    return lines(lines) + leftOut(model);
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
        worth.isEmpty() ? ": its file does not say how well" : ". " + worth + ".");
  }

  /** How often intervals hold the truth where they were not calibrated, a line each. */
  public static String coverage(AbsoluteErrors errors, List<Double> levels) {
    double[] heldBack = Coverage.onHeldBack(errors, levels);
    String held = "held %.1f %% of the validation windows that did not calibrate it";
    StringBuilder out = new StringBuilder();
    for (int l = 0; l < levels.size(); l++) {
      out.append(
          Figures.text(
              "interval of %s %%: %s\n",
              Intervals.label(levels.get(l)),
              Double.isNaN(heldBack[l])
                  ? "too few validation windows to check its coverage"
                  : Figures.text(held, 100 * heldBack[l])));
    }
    return out.toString();
  }

  /**
   * Everything about a model.
   *
   * @param bytes size of its file
   */
  public static String full(ForecastModel model, long bytes) {
    HiddenNetwork hidden = model.network().hidden();
    Map<String, String> lines = ModelLines.of(model);
    for (int l = 0; l < hidden.layers().size(); l++) {
      lines.put("layer " + (l + 1), layer(hidden.layers().get(l)));
    }
    ReadoutBanks banks = hidden.banks();
    lines.put(
        "banks",
        Figures.text(
            "%d of %s, delay %s, support %s",
            banks.banks(),
            banks.kernel().name(),
            Range.of(banks.delay()),
            Range.of(banks.support())));
    lines.put("read-out", hidden.features() + " features -> " + model.network().outputs());
    lines.put("parameters", String.valueOf(model.parameters()));
    lines.put("file", Figures.count(bytes, "byte"));
    Provenance provenance = model.provenance();
    lines.put("version", provenance.version());
    lines.put("seed", String.valueOf(provenance.seed()));
    lines.put("data", provenance.data());
    lines.putAll(results(model));
    Map<String, String> options = new LinkedHashMap<>();
    OptionsJson.leaves(RecordedOptions.tree(provenance))
        .forEach((path, value) -> options.put("option " + path, String.valueOf(value)));
    // Their paths are long: a column of their own keeps the rest readable.
    return lines(lines) + lines(options) + leftOut(model);
  }

  private static String layer(SpikingLayer layer) {
    return Figures.text(
        "%d neurons, %d inputs; PSP %s, delay %s, support %s; refractory %s, support %s, cost %s;"
            + " threshold %s",
        layer.neurons(),
        layer.inputs(),
        layer.pspKernel().name(),
        Range.of(layer.delay()),
        Range.of(layer.support()),
        layer.refractoryKernel().name(),
        Range.of(layer.refractorySupport()),
        Range.of(layer.cost()),
        Range.of(layer.bias()).negated());
  }

  /** Everything about a model but its arrays. */
  public static JsonText json(ForecastModel model) {
    HiddenNetwork hidden = model.network().hidden();
    ForecastSpec spec = model.spec();
    Provenance provenance = model.provenance();
    return new JsonText()
        .with("channels", model.channels())
        .with("window", spec.window())
        .with("horizon", spec.horizon())
        .with("mode", spec.channels().label())
        .with("taps", hidden.input().taps())
        .with("calendar", spec.calendar().names())
        .with("moment", momentJson(model.moment()))
        .with("past", spec.covariates().past())
        .with("known", spec.covariates().known())
        .with("groups", spec.covariates().groups())
        .with("relativeInput", spec.relativeInput())
        .with("targetSeason", spec.targetSeason())
        .with("neurons", hidden.neurons())
        .with("layers", hidden.layers().stream().map(ModelReport::layerJson).toList())
        .with("banks", banksJson(hidden.banks()))
        .with("features", hidden.features())
        .with("intervals", ModelLines.levels(model))
        .with("limits", limits(model))
        .with("transform", model.standardizer().transform().label())
        .with("min", bounds(model.bounds().lower()))
        .with("max", bounds(model.bounds().upper()))
        .with("skipDelays", model.network().skipDelays())
        .with("skipColumns", model.network().skipColumns())
        .with("skipAhead", model.network().skipAhead())
        .with("outputs", model.network().outputs())
        .with("parameters", model.parameters())
        .with("leftOut", LeftOutReport.of(model).json())
        .with("widthCurve", widthCurve(provenance))
        .with(
            "provenance",
            new JsonText()
                .with("version", provenance.version())
                .with("seed", provenance.seed())
                .with("data", provenance.data())
                .with("options", RecordedOptions.tree(provenance))
                .with("results", provenance.results()));
  }

  /** The widths that were tried and their validation errors; none if the width was given. */
  private static List<JsonText> widthCurve(Provenance provenance) {
    return SearchSection.points(provenance, "width-curve").stream()
        .map(p -> new JsonText().with("neurons", (long) p[0]).with("validationError", p[1]))
        .toList();
  }

  private static JsonText momentJson(@Nullable MomentModel moment) {
    return moment == null
        ? new JsonText()
        : new JsonText()
            .with("neurons", moment.neurons() == null ? 0 : moment.neurons().neurons())
            .with("terms", moment.inputs().terms())
            .with("dates", moment.inputs().dates())
            .with("known", moment.inputs().known())
            .with("numbers", moment.parameters());
  }

  /** Between which values a model takes each column for what it says. */
  private static List<JsonText> limits(ForecastModel model) {
    ValueLimits limits = model.limits();
    return IntStream.range(0, limits.columns())
        .filter(limits::limited)
        .mapToObj(
            c ->
                new JsonText()
                    .with("column", model.columnNames().get(c))
                    .with("lower", limits.lower(c))
                    .with("upper", limits.upper(c))
                    .with("heavyTailed", limits.heavy(c)))
        .toList();
  }

  /** By channel, null where there is none. */
  private static List<@Nullable Double> bounds(double[] bounds) {
    List<@Nullable Double> all = new ArrayList<>();
    Arrays.stream(bounds).forEach(b -> all.add(Math.abs(b) < ValueOptions.ANY ? b : null));
    return all;
  }

  private static JsonText layerJson(SpikingLayer layer) {
    return new JsonText()
        .with("neurons", layer.neurons())
        .with("inputs", layer.inputs())
        .with("pspKernel", layer.pspKernel())
        .with("delay", Range.of(layer.delay()))
        .with("support", Range.of(layer.support()))
        .with("refractoryKernel", layer.refractoryKernel())
        .with("refractorySupport", Range.of(layer.refractorySupport()))
        .with("cost", Range.of(layer.cost()))
        .with("threshold", Range.of(layer.bias()).negated());
  }

  private static JsonText banksJson(ReadoutBanks banks) {
    return new JsonText()
        .with("count", banks.banks())
        .with("kernel", banks.kernel())
        .with("delay", Range.of(banks.delay()))
        .with("support", Range.of(banks.support()));
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

  private static String lines(Map<String, String> lines) {
    int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder out = new StringBuilder();
    lines.forEach(
        (name, value) ->
            out.append(name).append(" ".repeat(width - name.length() + 2)).append(value + "\n"));
    return out.toString();
  }
}
