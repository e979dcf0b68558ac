package org.sswim.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sswim.forecasting.Bounds;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.moments.JointInputs;
import org.sswim.moments.JointModel;
import org.sswim.moments.MomentModel;
import org.sswim.network.HiddenNetwork;
import org.sswim.series.ValueTransform;

/**
 * Notes for a program that runs only the network of a model: how rows become its inputs, and its
 * outputs forecasts. Exports to other formats carry it as texts by name.
 */
public final class ExportNotes {
  private ExportNotes() {}

  /** What the moment does to inputs and outputs, a sentence each. */
  static List<String> moment(MomentModel moment) {
    HiddenNetwork neurons = moment.neurons();
    int steps = neurons == null ? 0 : MomentModel.steps(neurons);
    return List.of(
        "x is less what the moment of its row says: x = (value - mean) / std - g(t);"
            + " forecast = mean + std (output + reference + g(t)) with t that of the row ahead",
        "g_c(t) = moment.bias_c + sum_i moment.linear_ic l_i(t) + sum_n moment.spikes_nc s_n(t)"
            + " + sum_d moment.dates_dc, l the linear terms, s the numbers of spikes in %s steps"
                .formatted(steps)
            + " of neurons that see "
            + String.join(", ", moment.inputs().names())
            + ", d the dates of the row");
  }

  /** What the joint stage adds to outputs, a sentence each. */
  static List<String> joint(JointInputs inputs) {
    return List.of(
        "what moment and past say together is added to each lead of each channel: forecast = mean"
            + " + std (output + reference + g(t) + h), g 0 without a stage for the moment",
        "h = joint.bias + sum_j joint.linear_j x_j + sum_n joint.spikes_n s_n, x_j = (input_j -"
            + " joint.mean_j) / joint.deviation_j, s the spikes of neurons that see x, inputs "
            + String.join(", ", inputs.names()));
  }

  /** The notes of a model, always in the same order. */
  public static Map<String, String> of(ForecastModel model) {
    ForecastSpec spec = model.spec();
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("generator", "S-SWIM " + model.provenance().version());
    notes.put(
        "input",
        "per signal x(t), x(t-1), ..., %s taps%s"
            .formatted(
                model.network().hidden().input().taps(),
                spec.covariates().width() == 0
                    ? ""
                    : ", then " + String.join(", ", spec.covariates().names())));
    notes.put("channels", String.join(", ", model.channels()));
    notes.put("channel_mode", spec.channels().label());
    notes.put("window", String.valueOf(spec.window()));
    notes.put("horizon", String.valueOf(spec.horizon()));
    notes.put("semantics", spec.semantics().label());
    notes.put("relative_input", String.valueOf(spec.relativeInput()));
    notes.put("relative_target", String.valueOf(spec.relativeTarget()));
    MomentModel moment = model.moment();
    if (moment != null) {
      notes.put("moment", String.join("; ", moment(moment)));
    }
    JointModel joint = model.joint();
    if (joint != null) {
      notes.put("joint", String.join("; ", joint(joint.inputs())));
    }
    int columns = model.standardizer().channels();
    notes.put("mean", joined(columns, model.standardizer()::mean));
    notes.put("std", joined(columns, model.standardizer()::std));
    Bounds bounds = model.bounds();
    if (model.standardizer().transform() != ValueTransform.NONE) {
      notes.put("transform", model.standardizer().transform().label());
    }
    if (bounds.lower().length > 0) {
      notes.put("lower", joined(bounds.lower().length, c -> bounds.lower()[c]));
      notes.put("upper", joined(bounds.upper().length, c -> bounds.upper()[c]));
    }
    if (bounds.correction().length > 0) {
      notes.put("correction", joined(bounds.correction().length, i -> bounds.correction()[i]));
    }
    return notes;
  }

  private static String joined(int count, IntToDoubleFunction value) {
    return IntStream.range(0, count)
        .mapToObj(i -> String.valueOf(value.applyAsDouble(i)))
        .collect(Collectors.joining(", "));
  }
}
