package org.sswim.model;

import java.util.List;
import org.sswim.moments.MomentModel;

/** The arrays of a stage for the moment, their names behind {@code moment.}. */
final class MomentArrays {
  private static final String MOMENT = "moment.";

  private MomentArrays() {}

  /** Adds those of a stage. */
  static void put(MomentModel moment, WeightFormat format, NamedArrays arrays) {
    if (moment.neurons() != null) {
      NetworkArrays.putHidden(MOMENT, moment.neurons(), format, arrays);
    }
    arrays.put(MOMENT, "bias", moment.bias());
    arrays.put(MOMENT, "linear", moment.linear());
    arrays.put(MOMENT, "spikes", moment.spikes());
    arrays.put(MOMENT, "dates", moment.dates());
  }

  /** Adds those that a shape demands, in the order of the file. */
  static void addSpecs(
      MomentShape moment, long channels, WeightFormat weights, List<ArraySpec> specs) {
    if (moment.neurons() != null) {
      NetworkArrays.addHidden(MOMENT, moment.neurons(), weights, specs);
    }
    specs.add(NamedArrays.spec(MOMENT, "bias", NpyType.FLOAT32, channels));
    specs.add(
        NamedArrays.spec(MOMENT, "linear", NpyType.FLOAT32, moment.inputs().terms(), channels));
    if (moment.spikes() > 0) {
      specs.add(NamedArrays.spec(MOMENT, "spikes", NpyType.FLOAT32, moment.spikes(), channels));
    }
    if (moment.dates() > 0) {
      specs.add(NamedArrays.spec(MOMENT, "dates", NpyType.FLOAT32, moment.dates(), channels));
    }
  }

  /**
   * The stage made of a shape and arrays.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  static MomentModel model(MomentShape shape, int channels, NamedArrays arrays) {
    return new MomentModel(
        shape.inputs(),
        shape.neurons() == null ? null : NetworkArrays.hidden(MOMENT, shape.neurons(), arrays),
        channels,
        arrays.floats(MOMENT, "bias"),
        arrays.floats(MOMENT, "linear"),
        shape.spikes() > 0 ? arrays.floats(MOMENT, "spikes") : new float[0],
        shape.dates() > 0 ? arrays.floats(MOMENT, "dates") : new float[0]);
  }
}
