package org.sswim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.Coverage;
import org.sswim.forecasters.AbsoluteErrors;
import org.sswim.forecasters.RecordedOptions;
import org.sswim.forecasting.Bounds;
import org.sswim.forecasting.CovariateInputs;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.forecasting.Intervals;
import org.sswim.moments.MomentModel;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Provenance;
import org.sswim.network.SpikingNetwork;
import org.sswim.options.OptionsJson;
import org.sswim.series.ValueLimits;
import org.sswim.series.ValueTransform;
import org.sswim.simulation.Semantics;

/** A description of a model and its origin, as text and as JSON. */
public final class ModelReport {
  /** Results that the shape of the model shows already. */
  private static final Set<String> IN_SHAPE =
      Set.of("taps", "relative-input", "relative-target", "transform", "moment");

  /** Results that are too long for a line. */
  private static final Set<String> LONG = Set.of("penalty-curve");

  /** What only those who look into the network want to know. */
  private static final Set<String> INNER = Set.of("inputs", "semantics", "targets");

  private static final int MOST_NAMES = 10;
  private static final int MOST_LIMITS = 5;
  private static final int MOST_BOUNDS = 3;

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
    Map<String, String> lines = lines(model);
    lines.put("parameters", String.valueOf(model.parameters()));
    lines.put("file", Figures.count(bytes, "byte"));
    return lines;
  }

  /** What a fit has chosen and found. */
  public static String fitted(ForecastModel model) {
    Map<String, String> lines = lines(model);
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
    double number = RecordedOptions.number(value);
    return Double.isNaN(number) ? value : Figures.plain(number);
  }

  /** What a model is, by name. */
  static Map<String, String> lines(ForecastModel model) {
    ForecastSpec spec = model.spec();
    int taps = model.network().hidden().input().taps();
    Map<String, String> lines = new LinkedHashMap<>();
    List<String> names = model.channels();
    String channels = names.size() + " " + spec.channels().label() + ": ";
    lines.put("channels", channels + Figures.some(names, MOST_NAMES, ", "));
    lines.put("window", Figures.count(spec.window(), "row"));
    lines.put("horizon", Figures.count(spec.horizon(), "row"));
    String origin =
        spec.semantics() == Semantics.STREAMING ? "row of their step" : "window's last row";
    lines.put(
        "inputs",
        Figures.count(taps, "tap")
            + (spec.relativeInput() ? " relative to the " + origin : " as they are"));
    lines.put("semantics", spec.semantics().label());
    lines.put(
        "targets", spec.relativeTarget() ? "relative to the last observed row" : "as they are");
    lines.put("moment", moment(model.moment()));
    CovariateInputs beside = spec.covariates();
    lines.putAll(
        covariates(new CovariateInputs(beside.past(), model.knownColumns(), beside.groups())));
    lines.put("neurons", neurons(model));
    Intervals intervals = model.intervals();
    lines.put(
        "intervals",
        intervals == null
            ? "none"
            : intervals.levels().stream()
                .map(Intervals::label)
                .collect(Collectors.joining(", ", "", " %")));
    if (model.limits().any()) {
      lines.put("outliers", limits(model));
    }
    values(model, lines);
    lines.put("skip connections", skips(model.network()));
    return lines;
  }

  /** The neurons of all layers, or of each network where the model is the mean of several. */
  static String size(ForecastModel model) {
    return each(model, n -> Figures.count(n.sum(), "neuron"));
  }

  /** Neurons by layer: of each network, where the model is the mean of several. */
  private static String neurons(ForecastModel model) {
    return each(model, n -> n.mapToObj(String::valueOf).collect(Collectors.joining(" + ")));
  }

  private static String each(ForecastModel model, Function<IntStream, String> layers) {
    HiddenNetwork hidden = model.network().hidden();
    int networks = networks(model.provenance(), hidden.layers().get(0).neurons());
    String each =
        layers.apply(hidden.layers().stream().mapToInt(layer -> layer.neurons() / networks));
    return networks > 1 ? networks + " networks of " + each : each;
  }

  /** How many networks a model is the mean of; 1 where its file does not say how wide they were. */
  private static int networks(Provenance provenance, int neurons) {
    boolean pruned = provenance.results().containsKey(RecordedOptions.PRUNED_FROM);
    Object width =
        OptionsJson.leaves(RecordedOptions.tree(provenance)).get("training.network.neurons");
    return !pruned && width instanceof Integer one && one > 0 && neurons % one == 0
        ? neurons / one
        : 1;
  }

  private static String moment(@Nullable MomentModel moment) {
    if (moment == null) {
      return "none";
    }
    List<String> known = moment.inputs().known();
    HiddenNetwork neurons = moment.neurons();
    return "%s%s%s%s"
        .formatted(
            neurons == null ? "" : Figures.count(neurons.neurons(), "neuron") + " and ",
            Figures.count(moment.inputs().terms(), "linear term"),
            moment.inputs().dates() ? ", dates" : "",
            known.isEmpty() ? "" : ", known columns " + String.join(", ", known));
  }

  /** What a network sees beside its channels; none for nothing. */
  static Map<String, String> covariates(CovariateInputs covariates) {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("past columns", String.join(", ", covariates.past()));
    lines.put("known columns", String.join(", ", covariates.known()));
    lines.put("groups", String.join(", ", covariates.groupNames()));
    lines.values().removeIf(String::isEmpty);
    return lines;
  }

  /** Between which values a model takes columns for what they say; the first columns of many. */
  private static String limits(ForecastModel model) {
    ValueLimits limits = model.limits();
    List<String> parts = new ArrayList<>();
    for (int c = 0; c < limits.columns(); c++) {
      if (limits.limited(c)) {
        String range = Figures.plain(limits.lower(c)) + " to " + Figures.plain(limits.upper(c));
        String heavy = limits.heavy(c) ? " (heavy-tailed)" : "";
        parts.add(model.columnNames().get(c) + " " + range + heavy);
      }
    }
    return "beyond: " + Figures.some(parts, MOST_LIMITS, "; ");
  }

  /** The scale on which it models values, and the limits of its forecasts; none for neither. */
  private static void values(ForecastModel model, Map<String, String> lines) {
    ValueTransform transform = model.standardizer().transform();
    if (transform != ValueTransform.NONE) {
      String scale = transform == ValueTransform.SQRT ? "square roots" : "log(1 + x)";
      lines.put("values", "modelled as " + scale + ", the bias of forecasts corrected");
    } else if (model.provenance().results().containsKey("transform")) {
      lines.put("values", "modelled as they are: no other scale showed a clear gain");
    }
    Bounds bounds = model.bounds();
    List<String> channels = new ArrayList<>();
    for (int c = 0; c < bounds.lower().length; c++) {
      String bound = bound(bounds, c);
      if (!bound.isEmpty()) {
        channels.add(model.channels().get(c) + " " + bound);
      }
    }
    if (!channels.isEmpty()) {
      int more = channels.size() - MOST_BOUNDS;
      lines.put(
          "limits",
          "forecasts and intervals of "
              + String.join(", ", channels.subList(0, Math.min(MOST_BOUNDS, channels.size())))
              + (more > 0 ? " and of " + Figures.count(more, "more channel") : ""));
    }
  }

  /** The bounds of a channel; empty for none. */
  static String bound(Bounds bounds, int channel) {
    if (bounds.lower().length == 0) {
      return "";
    }
    double lower = bounds.lower()[channel];
    double upper = bounds.upper()[channel];
    String least = lower > -ValueLimits.NONE ? "at least " + Figures.plain(lower) : "";
    String most = upper < ValueLimits.NONE ? "at most " + Figures.plain(upper) : "";
    return least + (least.isEmpty() || most.isEmpty() ? "" : " and ") + most;
  }

  private static String skips(SpikingNetwork network) {
    return network.skipDelays() == 0
        ? "none: outputs see spikes only"
        : "outputs see the last %s%s%s"
            .formatted(
                Figures.count(network.skipDelays(), "row"),
                network.skipAhead() > 0 ? " and what is known ahead" : "",
                network.readsSpikes()
                    ? ", too"
                    : " alone: on left-out windows spikes gained nothing");
  }
}
