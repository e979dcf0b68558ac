package org.sswim.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sswim.forecasting.ForecastModel;
import org.sswim.moments.JointModel;
import org.sswim.moments.MomentModel;
import org.sswim.series.ValueTransform;

/** What the README of exported parameters says: the model, and unit and axes of every array. */
final class ParameterNotes {
  private static final Map<String, String> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("delay", "time steps");
    UNITS.put("support", "time steps");
    UNITS.put("refractorySupport", "time steps");
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
              + " + cost_i sum_{u >= 1} q(u / refractorySupport_i) s_i(t - u), q of unit peak",
          "s_i(t) = 1 if v_i(t) >= 0, else 0",
          "output_k = sum_f network.readout.weights_fk feature_f + network.readout.bias_k,"
              + " features ordered by bank, then by neuron of the last layer",
          "input vector: signal by signal x(t), x(t-1), ..., x(t-taps+1)",
          "x = (value - mean) / std, minus that of the last row where relativeInput;"
              + " forecast = mean + std (output + reference), the last row where relativeTarget, else 0");

  private ParameterNotes() {}

  /**
   * The README, JSON in UTF-8.
   *
   * @param arrays takes those of the model
   */
  static byte[] of(ForecastModel model, ArraySink arrays) throws IOException {
    Map<String, Object> root = StandIns.usual().write(model, arrays);
    root.put("about", "parameters of an S-SWIM model; see 'equations' for what they mean");
    List<String> equations = new ArrayList<>(EQUATIONS);
    if (model.spec().covariates().width() > 0) {
      equations.add(
          "then, in the input vector: " + String.join(", ", model.spec().covariates().names()));
    }
    if (!model.bounds().reach().any()) {
      equations.add(
          "y'(t) = y(t) within bounds.least .. most and steps fall .. rise from y'(t-1), else"
              + " clip(y'(t-1) + clip(y(t) - y(t-1), fall, rise), least, most);"
              + " networks see y', y(t) - y'(t) of the last row is added to outputs");
    }
    ValueTransform transform = model.standardizer().transform();
    if (transform != ValueTransform.NONE || !model.bounds().none()) {
      equations.add(
          ("T = %s: x = (T(value) - mean) / std; forecast = min(upper, max(lower, T^-1(mean +"
                  + " std (output + reference + correction))))")
              .formatted(transform.label()));
    }
    MomentModel moment = model.moment();
    if (moment != null) {
      equations.addAll(ExportNotes.moment(moment));
    }
    JointModel joint = model.joint();
    if (joint != null) {
      equations.addAll(ExportNotes.joint(joint.inputs()));
    }
    root.put("equations", equations);
    List<Map<String, Object>> named = new ArrayList<>();
    for (ArraySink.Entry array : arrays.entries()) {
      String name = array.spec().name().replace(".npy", "");
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", name);
      entry.put("shape", array.spec().shape());
      entry.put("axes", array.axes());
      entry.put("dtype", array.spec().type().code());
      entry.put("unit", unit(name));
      named.add(entry);
    }
    root.put("arrays", named);
    return ModelDocument.print(root);
  }

  private static String unit(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    if (name.startsWith("network.readout.") || name.startsWith("network.skip.")) {
      return last.equals("bias") ? "standardised output" : "standardised output per unit of input";
    }
    return UNITS.getOrDefault(last, "");
  }
}
