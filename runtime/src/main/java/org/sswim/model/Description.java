package org.sswim.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.Background;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.forecasting.Intervals;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.network.Provenance;
import org.sswim.series.ValueTransform;

/**
 * Everything of a model but its arrays: what {@code model.json} holds, and what determines the
 * shape of every array.
 *
 * @param spec what goes in and what comes out
 * @param channels names of the channels
 * @param hidden the hidden part of the network
 * @param skipDelays delays per signal of the skip synapses, 0 for none
 * @param skipColumns columns beside the channels that they have
 * @param skipAhead inputs without delays that they have
 * @param weights how weights are kept
 * @param readoutBits bits of a weight of the read-out where that is on powers of two, else 0
 * @param provenance where the model came from
 * @param memory what it remembers of its training windows, or null for nothing
 * @param levels number of levels of its prediction intervals, 0 for none
 * @param limits whether it has limits beyond which it does not take values as they are
 * @param bounds what it does with values besides standardising them
 * @param moment the shape of its stage for the moment, or null for none
 * @param joint the shape of its joint stage, or null for none
 */
record Description(
    ForecastSpec spec,
    List<String> channels,
    HiddenShape hidden,
    int skipDelays,
    int skipColumns,
    int skipAhead,
    WeightFormat weights,
    int readoutBits,
    Provenance provenance,
    @Nullable Memory memory,
    int levels,
    boolean limits,
    Values bounds,
    @Nullable MomentShape moment,
    @Nullable JointShape joint) {

  /**
   * What a model remembers of its training windows: the mean features, and perhaps more.
   *
   * @param pairs pairs of windows kept for each neuron of the first layer, 0 for none
   * @param dates whether it is known when those windows were
   */
  record Memory(int pairs, boolean dates) {
    private static @Nullable Memory of(@Nullable Background background) {
      if (background == null) {
        return null;
      }
      NeuronOrigins origins = background.origins();
      return origins == null
          ? new Memory(0, false)
          : new Memory(origins.pairs(), origins.ends().length > 0);
    }
  }

  /**
   * What a model does with values besides standardising them.
   *
   * @param transform of the channels
   * @param limits whether forecasts have limits
   * @param correction whether the bias of outputs is put right
   * @param reach whether rows beyond what was fitted are moved
   */
  record Values(ValueTransform transform, boolean limits, boolean correction, boolean reach) {
    static final Values PLAIN = new Values(ValueTransform.NONE, false, false, false);

    /** Whether that is nothing. */
    boolean none() {
      return equals(PLAIN);
    }

    /** Whether nothing becomes of outputs. */
    boolean plainOutputs() {
      return transform == ValueTransform.NONE && !limits && !correction;
    }

    private static Values of(ForecastModel model) {
      return new Values(
          model.standardizer().transform(),
          model.bounds().lower().length > 0,
          model.bounds().correction().length > 0,
          !model.bounds().reach().any());
    }
  }

  /**
   * The description of a model.
   *
   * @throws IllegalArgumentException if it has a kernel that files cannot name
   */
  static Description of(ForecastModel model, WeightFormat weights, int readoutBits) {
    Intervals intervals = model.intervals();
    return new Description(
        model.spec(),
        model.channels(),
        HiddenShape.of(model.network().hidden()),
        model.network().skipDelays(),
        model.network().skipColumns(),
        model.network().skipAhead(),
        weights,
        readoutBits,
        model.provenance(),
        Memory.of(model.background()),
        intervals == null ? 0 : intervals.levels().size(),
        model.limits().any(),
        Values.of(model),
        MomentShape.of(model.moment()),
        JointShape.of(model.joint()));
  }
}
