package org.sswim.gradient;

import java.util.List;

/**
 * Memory for a part of a batch.
 *
 * @param samples those that are looked at
 * @param batch the part's
 * @param pass the network over them
 * @param gradient by every parameter, of the last pass
 */
record Gradients(SampleOrder samples, Batch batch, NetworkPass pass, NetworkParameters gradient)
    implements BatchSums.Part {
  @Override
  public double gradient(int[] order, int from, int count, double share) {
    batch.fill(samples, order, from, count);
    gradient.clear();
    return pass.forwardAndBackward(batch, share, gradient);
  }

  @Override
  public double loss(int[] order, int from, int count) {
    batch.fill(samples, order, from, count);
    return pass.loss(batch);
  }

  @Override
  public List<float[]> gradients() {
    return gradient.arrays();
  }
}
