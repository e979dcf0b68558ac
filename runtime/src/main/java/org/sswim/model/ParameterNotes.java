package org.sswim.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the README of exported parameters says: the model, and unit and axes of every array. */
final class ParameterNotes {
  private static final Map<String, String> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("delay", "time steps");
    UNITS.put("support", "time steps");
    UNITS.put("refractory-support", "time steps");
    UNITS.put("cost", "voltage per spike, at the peak of the refractory kernel, at most 0");
    UNITS.put("bias", "voltage; a neuron fires where its voltage is at least 0");
    UNITS.put("weights", "voltage per unit of post-synaptic potential");
    UNITS.put("mean", "that of the channel");
    UNITS.put("std", "that of the channel");
    UNITS.put("lower", "that of the channel");
    UNITS.put("upper", "that of the channel");
    UNITS.put("heavy", "1 for a heavy-tailed column, else 0");
    UNITS.put("correction", "standardised output");
    for (String name : List.of("least", "most", "fall", "rise")) {
      UNITS.put(name, "standard deviations of the channel");
    }
    UNITS.put("linear", "standard deviations of the channel per unit of the term");
    UNITS.put("spikes", "standard deviations of the channel per spike");
    UNITS.put("dates", "standard deviations of the channel");
  }

  private static final List<String> EQUATIONS =
      List.of(
          "psi_ij(t) = sum_{u >= 0} k((u - delay_i) / support_i) Psi_j(t - u), k of unit sum",
          "v_i(t) = sum_j weights_ji psi_ij(t) + bias_i"
              + " + cost_i sum_{u >= 1} q(u / refractory-support_i) s_i(t - u), q of unit peak",
          "s_i(t) = 1 if v_i(t) >= 0, else 0",
          "output_k = sum_f readout.weights_fk feature_f + readout.bias_k,"
              + " features ordered by bank, then by neuron of the last layer",
          "input vector: signal by signal x(t), x(t-1), ..., x(t-taps+1), then the calendar",
          "x = (value - mean) / std, minus that of the last row where relativeInput;"
              + " forecast = mean + std (output + reference), see targetSeason");

  private ParameterNotes() {}

  /** The README, JSON in UTF-8. */
  static byte[] of(Description model, List<ArraySpec> specs) throws IOException {
    Map<String, Object> root = new TreeMap<>();
    ModelJsonWriter.describe(model, root);
    root.put("about", "parameters of an S-SWIM model; see 'equations' for what they mean");
    List<String> equations = new ArrayList<>(EQUATIONS);
    if (model.spec().covariates().width() > 0) {
      equations.add(
          "behind the calendar, in the input vector: "
              + String.join(", ", model.spec().covariates().names()));
    }
    if (model.bounds().reach()) {
      equations.add(
          "y'(t) = y(t) within bounds.least .. most and steps fall .. rise from y'(t-1), else"
              + " clip(y'(t-1) + clip(y(t) - y(t-1), fall, rise), least, most);"
              + " networks see y', y(t) - y'(t) of the last row is added to outputs");
    }
    if (!model.bounds().plainOutputs()) {
      equations.add(
          "T = "
              + model.bounds().transform().label()
              + ": x = (T(value) - mean) / std; forecast ="
              + " min(upper, max(lower, T^-1(mean + std (output + reference + correction))))");
    }
    MomentShape moment = model.moment();
    if (moment != null) {
      equations.addAll(ExportNotes.moment(moment.inputs()));
    }
    JointShape joint = model.joint();
    if (joint != null) {
      equations.addAll(ExportNotes.joint(joint.inputs()));
    }
    root.put("equations", equations);
    List<Map<String, Object>> arrays = new ArrayList<>();
    for (ArraySpec spec : specs) {
      String name = spec.name().replace(".npy", "");
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", name);
      entry.put("shape", spec.shape());
      entry.put("axes", axes(name, spec.shape().size()));
      entry.put("dtype", spec.type().code());
      entry.put("unit", unit(name));
      arrays.add(entry);
    }
    root.put("arrays", arrays);
    return ModelDocument.print(root);
  }

  private static String unit(String name) {
    String last = name.substring(name.indexOf('.') + 1);
    if (name.startsWith("readout.") || name.startsWith("skip.")) {
      return last.equals("bias") ? "standardised output" : "standardised output per unit of input";
    }
    return UNITS.getOrDefault(last, "");
  }

  private static List<String> momentAxes(String name, int dimensions) {
    return switch (name.substring(name.indexOf('.') + 1)) {
      case "bias" -> List.of("channels");
      case "linear" -> List.of("terms", "channels");
      case "spikes" -> List.of("neurons", "channels");
      case "dates" -> List.of("dates", "channels");
      default -> dimensions == 2 ? List.of("inputs", "neurons") : List.of("neurons");
    };
  }

  private static List<String> jointAxes(String name, int dimensions) {
    return switch (name.substring(name.indexOf('.') + 1)) {
      case "bias" -> List.of("1");
      case "mean", "deviation", "linear" -> List.of("inputs");
      default -> dimensions == 2 ? List.of("inputs", "neurons") : List.of("neurons");
    };
  }

  private static List<String> axes(String name, int dimensions) {
    String group = name.substring(0, name.indexOf('.'));
    return switch (group) {
      case "banks" -> List.of("banks");
      case "standardizer", "limits" -> List.of("channels");
      case "bounds" -> dimensions == 2 ? List.of("horizon", "channels") : List.of("channels");
      case "readout" -> dimensions == 2 ? List.of("features", "outputs") : List.of("outputs");
      case "moment" -> momentAxes(name, dimensions);
      case "joint" -> jointAxes(name, dimensions);
      case "skip" -> List.of("(signals + columns) * delays + ahead", "outputs");
      default -> dimensions == 2 ? List.of("inputs", "neurons") : List.of("neurons");
    };
  }
}
