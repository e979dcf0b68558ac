package org.sswim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.Coverage;
import org.sswim.forecasters.AbsoluteErrors;
import org.sswim.forecasters.RecordedOptions;
import org.sswim.forecasting.CovariateInputs;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.forecasting.Intervals;
import org.sswim.moments.MomentModel;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Provenance;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.options.OptionsJson;
import org.sswim.simulation.Semantics;

/** What a model is and where it came from, as text and as JSON. */
public final class ModelReport {
  private static final int MOST_NAMES = 10;

  /** Results that the shape of the model shows already. */
  private static final Set<String> IN_SHAPE =
      Set.of("taps", "relative-input", "target-season", "calendar", "transform", "moment");

  /** Results that are too long for a line. */
  private static final Set<String> LONG = Set.of("penalty-curve");

  /** What only those who look into the network want to know. */
  private static final Set<String> INNER = Set.of("inputs", "semantics", "targets");

  private static final Pattern POINT =
      Pattern.compile("\\b([0-9]{1,9}) ([0-9]{1,20}(?:\\.[0-9]{1,20})?(?:e[+-]?[0-9]{1,3})?)\\b");

  private ModelReport() {}

  /**
   * What most want to know: what is forecast from what, how large the model is, how good it was.
   *
   * @param bytes size of its file
   */
  public static String brief(ForecastModel model, long bytes) {
    Map<String, String> lines = shape(model);
    lines.keySet().removeAll(INNER);
    lines.put("parameters", String.valueOf(model.parameters()));
    lines.put("file", Figures.count(bytes, "byte"));
    return lines(lines) + leftOut(model);
  }

  /** What a fit has chosen and found. */
  public static String fitted(ForecastModel model) {
    Map<String, String> lines = shape(model);
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
    return "saved "
        + file
        + " after "
        + Figures.seconds(seconds)
        + " s"
        + (worth.isEmpty() ? "" : ". " + worth + ".")
        + "\n";
  }

  /** What a model is for and how good it was, as the last line of its text. */
  public static String summed(ForecastModel model, String file) {
    String worth = LeftOutReport.of(model).verdict().sentence();
    return file
        + " forecasts "
        + Figures.count(model.spec().horizon(), "row")
        + " from the last "
        + model.spec().window()
        + (worth.isEmpty() ? ": its file does not say how well" : ". " + worth + ".")
        + "\n";
  }

  /** How often intervals hold the truth where they were not calibrated, a line each. */
  public static String coverage(AbsoluteErrors errors, List<Double> levels) {
    double[] heldBack = Coverage.onHeldBack(errors, levels);
    StringBuilder out = new StringBuilder();
    for (int l = 0; l < levels.size(); l++) {
      out.append("interval of ")
          .append(Intervals.label(levels.get(l)))
          .append(" %: ")
          .append(
              Double.isNaN(heldBack[l])
                  ? "too few validation windows to check its coverage"
                  : String.format(
                      Locale.ROOT,
                      "held %.1f %% of the validation windows that did not calibrate it",
                      100 * heldBack[l]))
          .append('\n');
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
    Map<String, String> lines = shape(model);
    for (int l = 0; l < hidden.layers().size(); l++) {
      lines.put("layer " + (l + 1), layer(hidden.layers().get(l)));
    }
    lines.put("banks", banks(hidden.banks()));
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

  /** Everything about a model but its arrays. */
  public static JsonText json(ForecastModel model) {
    HiddenNetwork hidden = model.network().hidden();
    ForecastSpec spec = model.spec();
    return new JsonText()
        .with("channels", model.channels())
        .with("window", spec.window())
        .with("horizon", spec.horizon())
        .with("mode", spec.channels().label())
        .with("taps", hidden.input().taps())
        .with("calendar", spec.calendar().names())
        .object("moment", momentJson(model.moment()))
        .with("past", spec.covariates().past())
        .with("known", spec.covariates().known())
        .with("groups", spec.covariates().groups())
        .with("relativeInput", spec.relativeInput())
        .with("targetSeason", spec.targetSeason())
        .with("neurons", hidden.neurons())
        .objects("layers", hidden.layers().stream().map(ModelReport::layerJson).toList())
        .object("banks", banksJson(hidden.banks()))
        .with("features", hidden.features())
        .with("intervals", levels(model))
        .objects("limits", LimitLines.json(model))
        .with("transform", (Object) model.standardizer().transform().label())
        .with("min", ValueLines.limits(model.bounds().lower()))
        .with("max", ValueLines.limits(model.bounds().upper()))
        .with("skipDelays", model.network().skipDelays())
        .with("skipColumns", model.network().skipColumns())
        .with("skipAhead", model.network().skipAhead())
        .with("outputs", model.network().outputs())
        .with("parameters", model.parameters())
        .object("leftOut", LeftOutReport.of(model).json())
        .objects("widthCurve", widthCurve(model.provenance()))
        .object("provenance", provenance(model.provenance()));
  }

  /** The widths that were tried and their validation errors; none if the width was given. */
  private static List<JsonText> widthCurve(Provenance provenance) {
    List<JsonText> points = new ArrayList<>();
    // A file may hold any text: what is no point of a curve is left out.
    Matcher point = POINT.matcher(provenance.results().getOrDefault("width-curve", ""));
    while (point.find()) {
      points.add(
          new JsonText()
              .with("neurons", Long.parseLong(point.group(1)))
              .with("validationError", Double.parseDouble(point.group(2))));
    }
    return points;
  }

  static Map<String, String> shape(ForecastModel model) {
    ForecastSpec spec = model.spec();
    InputLayer input = model.network().hidden().input();
    List<String> names = model.channels();
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put(
        "channels",
        names.size()
            + " "
            + spec.channels().label()
            + ": "
            + String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
            + (names.size() > MOST_NAMES ? ", ..." : ""));
    lines.put("window", Figures.count(spec.window(), "row"));
    lines.put("horizon", Figures.count(spec.horizon(), "row"));
    lines.put(
        "inputs",
        Figures.count(input.taps(), "tap")
            + (spec.relativeInput() ? " relative to the " + origin(spec) : " as they are"));
    lines.put("semantics", spec.semantics().label());
    lines.put("targets", targets(spec.targetSeason()));
    lines.put(
        "calendar",
        spec.calendar().width() == 0 ? "none" : String.join(", ", spec.calendar().names()));
    lines.put("moment", moment(model.moment()));
    CovariateInputs beside = spec.covariates();
    lines.putAll(
        CovariateLines.of(
            new CovariateInputs(beside.past(), model.knownColumns(), beside.groups())));
    lines.put(
        "neurons",
        model.network().hidden().layers().stream()
            .map(layer -> String.valueOf(layer.neurons()))
            .collect(Collectors.joining(" + ")));
    List<Double> levels = levels(model);
    lines.put(
        "intervals",
        levels.isEmpty()
            ? "none"
            : levels.stream().map(Intervals::label).collect(Collectors.joining(", ", "", " %")));
    if (model.limits().any()) {
      lines.put("outliers", LimitLines.text(model));
    }
    lines.putAll(ValueLines.of(model));
    int skips = model.network().skipDelays();
    lines.put(
        "skip synapses",
        skips == 0
            ? "none: outputs see spikes only"
            : "outputs see the last "
                + Figures.count(skips, "row")
                + (model.network().skipAhead() > 0 ? " and what is known ahead" : "")
                + (model.network().readsSpikes()
                    ? ", too"
                    : " alone: on left-out windows spikes gained nothing"));
    return lines;
  }

  private static String moment(@Nullable MomentModel moment) {
    if (moment == null) {
      return "none";
    }
    return Figures.count(moment.neurons() == null ? 0 : moment.neurons().neurons(), "neuron")
        + " and "
        + Figures.count(moment.inputs().terms(), "linear term")
        + (moment.inputs().dates() ? ", dates" : "")
        + (moment.inputs().known().isEmpty()
            ? ""
            : ", known columns " + String.join(", ", moment.inputs().known()));
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

  private static List<Double> levels(ForecastModel model) {
    Intervals intervals = model.intervals();
    return intervals == null ? List.of() : intervals.levels();
  }

  private static String origin(ForecastSpec spec) {
    return spec.semantics() == Semantics.STREAMING ? "row of their step" : "window's last row";
  }

  private static String targets(int season) {
    return switch (season) {
      case 0 -> "as they are";
      case 1 -> "relative to the last observed row";
      default -> "relative to the same point of the last season of " + season + " rows";
    };
  }

  static Map<String, String> results(ForecastModel model) {
    Map<String, String> lines = new LinkedHashMap<>();
    model
        .provenance()
        .results()
        .forEach(
            (name, value) -> {
              boolean elsewhere =
                  IN_SHAPE.contains(name) || name.startsWith(RecordedOptions.LEFT_OUT);
              if (!elsewhere && !LONG.contains(name)) {
                lines.put(name, shown(value));
              }
            });
    return lines;
  }

  private static String shown(String value) {
    try {
      return Figures.plain(Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return value;
    }
  }

  private static String layer(SpikingLayer layer) {
    return layer.neurons()
        + " neurons, "
        + layer.inputs()
        + " inputs; PSP "
        + layer.pspKernel().name()
        + ", delay "
        + Range.of(layer.delay())
        + ", support "
        + Range.of(layer.support())
        + "; refractory "
        + layer.refractoryKernel().name()
        + ", support "
        + Range.of(layer.refractorySupport())
        + ", cost "
        + Range.of(layer.cost())
        + "; threshold "
        + Range.of(layer.bias()).negated();
  }

  private static String banks(ReadoutBanks banks) {
    return banks.banks()
        + " of "
        + banks.kernel().name()
        + ", delay "
        + Range.of(banks.delay())
        + ", support "
        + Range.of(banks.support());
  }

  private static JsonText layerJson(SpikingLayer layer) {
    return new JsonText()
        .with("neurons", layer.neurons())
        .with("inputs", layer.inputs())
        .with("pspKernel", layer.pspKernel().name())
        .object("delay", Range.of(layer.delay()).json())
        .object("support", Range.of(layer.support()).json())
        .with("refractoryKernel", layer.refractoryKernel().name())
        .object("refractorySupport", Range.of(layer.refractorySupport()).json())
        .object("cost", Range.of(layer.cost()).json())
        .object("threshold", Range.of(layer.bias()).negated().json());
  }

  private static JsonText banksJson(ReadoutBanks banks) {
    return new JsonText()
        .with("count", banks.banks())
        .with("kernel", banks.kernel().name())
        .object("delay", Range.of(banks.delay()).json())
        .object("support", Range.of(banks.support()).json());
  }

  private static JsonText provenance(Provenance provenance) {
    return new JsonText()
        .with("version", provenance.version())
        .with("seed", provenance.seed())
        .with("data", provenance.data())
        .with("options", RecordedOptions.tree(provenance))
        .with("results", provenance.results());
  }

  private static String lines(Map<String, String> lines) {
    int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
    List<String> out = new ArrayList<>();
    lines.forEach((name, value) -> out.add(name + " ".repeat(width - name.length() + 2) + value));
    return String.join("\n", out) + "\n";
  }
}
