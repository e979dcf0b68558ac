package org.sswim.model;

import org.jspecify.annotations.Nullable;
import org.sswim.moments.DateEffects;
import org.sswim.moments.MomentInputs;
import org.sswim.moments.MomentModel;

/**
 * A stage for the moment without its arrays.
 *
 * @param inputs what it sees
 * @param neurons the shape of its neurons, or null for none
 */
record MomentShape(MomentInputs inputs, @Nullable HiddenShape neurons) {

  /** The shape of a stage; null for none. */
  static @Nullable MomentShape of(@Nullable MomentModel moment) {
    return moment == null
        ? null
        : new MomentShape(
            moment.inputs(), moment.neurons() == null ? null : HiddenShape.of(moment.neurons()));
  }

  /** Number of neurons that are read. */
  long spikes() {
    return neurons == null ? 0 : neurons.layers().get(0).neurons();
  }

  /** Number of dates that have an effect. */
  long dates() {
    return inputs.dates() ? DateEffects.COUNT : 0;
  }
}
