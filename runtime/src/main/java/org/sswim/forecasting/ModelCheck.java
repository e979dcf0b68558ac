package org.sswim.forecasting;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.moments.JointModel;
import org.sswim.moments.MomentInputs;
import org.sswim.moments.MomentModel;
import org.sswim.network.InputLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.Standardizer;
import org.sswim.series.ValueLimits;

/** Whether the parts of a model fit together: each is held to what goes in and what comes out. */
record ModelCheck(ForecastSpec spec, int channels) {

  /** Refuses a network of other inputs or outputs, or one that looks back behind the window. */
  void network(SpikingNetwork network) {
    InputLayer input = network.hidden().input();
    int signals = spec.channels().signals(channels);
    Checks.same("signals of the input layer", input.signals(), signals);
    Checks.same("context of the input layer", input.context(), spec.covariates().width());
    int groups = spec.covariates().groups().size();
    Checks.same("groups of channels", groups, groups == 0 ? 0 : channels);
    // In long: the product of a hostile file's figures may wrap around to the expected one.
    Checks.same("outputs of the network", network.outputs(), (long) spec.horizon() * signals);
    Checks.that(input.taps() <= spec.window())
        .or("a window of %s rows cannot hold %s taps", spec.window(), input.taps());
    Checks.that(network.skipDelays() <= spec.window())
        .or(
            "a window of %s rows cannot hold the %s delays of the skip connections",
            spec.window(), network.skipDelays());
    int beside = network.skipColumns() + network.skipAhead();
    Checks.same(
        "columns of the skip connections",
        network.skipColumns(),
        beside == 0 ? 0 : spec.covariates().past().size());
    Checks.same(
        "inputs of the skip connections beside the channels",
        beside,
        beside == 0 ? 0 : spec.covariates().width());
  }

  /** Refuses scales or limits of other columns, and names that are blank or the same. */
  void columns(Standardizer standardizer, ValueLimits limits, List<String> names) {
    Checks.same("columns of the standardizer", standardizer.channels(), names.size());
    Checks.same("columns of the limits", limits.columns(), names.size());
    Checks.that(
            new HashSet<>(names).size() >= names.size()
                && !names.stream().anyMatch(String::isBlank))
        .or(
            "channels and columns beside them must have different names, none blank; got %s",
            names);
  }

  /** Refuses what explanations need if it is of another network. */
  void background(@Nullable Background background, SpikingNetwork network) {
    if (background == null) {
      return;
    }
    Checks.same("mean features", background.featureMeans().length, network.hidden().features());
    NeuronOrigins origins = background.origins();
    if (origins == null) {
      return;
    }
    Checks.same(
        "neurons with origins", origins.neurons(), network.hidden().layers().get(0).neurons());
    int lanes = spec.channels().lanes(channels);
    for (int p = 0; p < origins.mixing().length; p++) {
      for (int side = 0; side < 2; side++) {
        int lane = origins.windows()[NeuronOrigins.FIELDS * p + 2 * side + 1];
        Checks.that(lane < lanes).or("lanes of origins must be below %s; got %s", lanes, lane);
      }
    }
  }

  /** Refuses intervals, limits and corrections of other outputs. */
  void outputs(@Nullable Intervals intervals, Bounds bounds) {
    long targets = (long) spec.horizon() * channels;
    if (intervals != null) {
      Checks.same("columns of the intervals", intervals.columns(), targets);
    }
    int limited = bounds.lower().length;
    Checks.same("channels with limits", limited, limited == 0 ? 0 : channels);
    int corrections = bounds.correction().length;
    Checks.same("corrections of outputs", corrections, corrections == 0 ? 0 : targets);
  }

  /** Refuses stages that are of other channels, or see other columns, windows or leads. */
  void stages(
      @Nullable MomentModel moment, @Nullable JointModel joint, @Nullable MomentInputs inputs) {
    if (moment != null) {
      Checks.same("channels of the moment", moment.channels(), channels);
    }
    List<String> known = spec.covariates().known();
    if (inputs != null && !inputs.known().isEmpty() && !inputs.known().equals(known)) {
      throw new IllegalArgumentException(
          "stages see the known columns " + known + "; got " + inputs.known());
    }
    if (joint == null) {
      return;
    }
    Checks.same("window of the joint stage", joint.inputs().window(), spec.window());
    Checks.same("horizon of the joint stage", joint.inputs().horizon(), spec.horizon());
    Checks.that(joint.inputs().moment().equals(inputs))
        .or("the joint stage must see of moments what their own stage does");
  }
}
