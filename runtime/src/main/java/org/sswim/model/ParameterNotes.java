package org.sswim.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.sswim.forecasting.ForecastModel;
import org.sswim.moments.JointModel;
import org.sswim.moments.MomentModel;
import org.sswim.series.ValueTransform;
import org.sswim.stored.Resources;

/** What the README of exported parameters says: the model, and unit and axes of every array. */
final class ParameterNotes {
  private static final Properties UNITS =
      Resources.properties(ParameterNotes.class, "units.properties");

  private ParameterNotes() {}

  /**
   * The README, JSON in UTF-8.
   *
   * @param arrays takes those of the model
   */
  static byte[] of(ForecastModel model, ArraySink arrays) throws IOException {
    Map<String, Object> root = StandIns.usual().write(model, arrays);
    root.put("about", "parameters of an S-SWIM model; see 'equations' for what they mean");
    List<String> equations =
        new ArrayList<>(Resources.text(ParameterNotes.class, "equations.txt").lines().toList());
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
    return UNITS.getProperty(last, "");
  }
}
