package org.sswim.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.network.SkipSynapses;
import org.sswim.network.SpikingNetwork;
import org.sswim.panels.KnownSeries;
import org.sswim.panels.PanelMember;
import org.sswim.panels.PanelModel;
import org.sswim.panels.PanelMoment;

/** The arrays of the file of a panel's model: what is demanded of them, how they make up one. */
final class PanelModelArrays {
  private static final String INTERVALS = "intervals.";
  private static final String SERIES = "series.";
  private static final String SKIP = "skip.";

  private PanelModelArrays() {}

  private static String of(int member) {
    return "member" + (member + 1) + ".";
  }

  /** The arrays of a model; those that stay as they are are shared, not copied. */
  static NamedArrays of(PanelModel model, WeightFormat format) {
    NamedArrays arrays = new NamedArrays();
    arrays.put(SERIES, "hash", model.known().halves());
    int horizon = model.horizon();
    if (!model.levels().isEmpty()) {
      float[] widths = new float[model.levels().size() * horizon];
      for (int l = 0; l < model.levels().size(); l++) {
        System.arraycopy(model.widths()[l], 0, widths, l * horizon, horizon);
      }
      arrays.put(INTERVALS, "width", widths);
    }
    PanelMoment moment = model.moment();
    if (moment != null) {
      MomentArrays.put(moment.model(), format, arrays);
    }
    for (int m = 0; m < model.members().size(); m++) {
      SpikingNetwork network = model.members().get(m).network();
      NetworkArrays.put(of(m), network, format, arrays);
      SkipSynapses skip = network.skip();
      if (skip != null) {
        arrays.putWeights(
            of(m) + SKIP, Int8Weights.Rows.INPUTS, skip.weights(), skip.outputs(), format);
      }
    }
    return arrays;
  }

  /**
   * The arrays that a description demands, in the order of the file.
   *
   * @throws IllegalArgumentException if one of them is too large
   */
  static List<ArraySpec> specs(PanelDescription model) {
    List<ArraySpec> specs = new ArrayList<>();
    specs.add(NamedArrays.spec(SERIES, "hash", NpyType.INT32, 2L * model.series()));
    int levels = model.levels().size();
    if (levels > 0) {
      specs.add(NamedArrays.spec(INTERVALS, "width", NpyType.FLOAT32, levels, model.horizon()));
    }
    if (model.moment() != null) {
      MomentArrays.addSpecs(model.moment(), 1, model.weights(), specs);
    }
    for (int m = 0; m < model.members().size(); m++) {
      PanelDescription.Member member = model.members().get(m);
      NetworkArrays.addSpecs(of(m), member.hidden(), model.horizon(), model.weights(), specs);
      if (member.skip() > 0) {
        long synapses =
            SkipSynapses.count(member.hidden().input().signals(), 0, member.skip(), member.ahead());
        NamedArrays.addWeights(
            specs,
            model.weights(),
            of(m) + SKIP,
            Int8Weights.Rows.INPUTS,
            synapses,
            model.horizon());
      }
    }
    return specs;
  }

  /**
   * The model made of a description and arrays.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  static PanelModel model(PanelDescription description, NamedArrays arrays) {
    int horizon = description.horizon();
    List<PanelMember> members = new ArrayList<>();
    for (int m = 0; m < description.members().size(); m++) {
      PanelDescription.Member member = description.members().get(m);
      SpikingNetwork network =
          new SpikingNetwork(
              NetworkArrays.hidden(of(m), member.hidden(), arrays),
              NetworkArrays.readout(of(m), arrays),
              skip(of(m), member, horizon, arrays));
      members.add(new PanelMember(member.view(), network));
    }
    int levels = description.levels().size();
    float[][] widths = new float[levels][horizon];
    for (int l = 0; l < levels; l++) {
      System.arraycopy(arrays.floats(INTERVALS, "width"), l * horizon, widths[l], 0, horizon);
      for (float width : widths[l]) {
        if (!(width >= 0 && Float.isFinite(width))) {
          throw new IllegalArgumentException(
              "widths of intervals must be at least 0; got " + width);
        }
      }
    }
    MomentShape moment = description.moment();
    return new PanelModel(
        moment == null ? null : new PanelMoment(MomentArrays.model(moment, 1, arrays)),
        members,
        description.shares(),
        description.transform(),
        description.frequency(),
        description.nonNegative(),
        description.screened(),
        description.inputs(),
        description.levels(),
        widths,
        KnownSeries.ofHalves(arrays.ints(SERIES, "hash")),
        description.provenance());
  }

  private static @Nullable SkipSynapses skip(
      String of, PanelDescription.Member member, int horizon, NamedArrays arrays) {
    return member.skip() == 0
        ? null
        : new SkipSynapses(
            member.hidden().input().signals(),
            0,
            member.skip(),
            member.ahead(),
            arrays.weights(of + SKIP, Int8Weights.Rows.INPUTS, horizon));
  }
}
