package org.sswim.model;

import org.jspecify.annotations.Nullable;
import org.sswim.moments.JointInputs;
import org.sswim.moments.JointModel;

/**
 * A joint stage without its arrays.
 *
 * @param inputs what it sees
 * @param neurons the shape of its neurons
 */
record JointShape(JointInputs inputs, HiddenShape neurons) {

  /** The shape of a stage; null for none. */
  static @Nullable JointShape of(@Nullable JointModel joint) {
    return joint == null ? null : new JointShape(joint.inputs(), HiddenShape.of(joint.neurons()));
  }
}
