package org.sswim.model;

/** How a model file keeps weights; everything else it always keeps as it is. */
public enum WeightFormat {
  /** As they are: 32-bit floats. */
  FLOAT32,
  /**
   * As whole numbers q from -127 to 127, a byte each, with one 32-bit scale s per row: w is read as
   * s q. A row holds the weights into one hidden neuron, or those out of one feature of the
   * read-out or one skip connection. Within a row weights are alike in size. Here s is a 127th of
   * the row's largest weight, so a weight is off by at most half of s.
   */
  INT8
}
