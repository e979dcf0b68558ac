package org.sswim.algorithms.learning;

import java.util.List;
import org.sswim.gradient.BatchSums;

/**
 * Loss and gradient of a network of rectifiers, {@code a = max(0, W a + b)} but for the outputs,
 * whose softmax names the class: the teacher of networks that spike. In the memory of one worker.
 */
public class RectifierPass extends ChainPass {

  /**
   * Memory of a worker.
   *
   * @param maps from layer to layer, shared
   * @param rows samples at once
   */
  public RectifierPass(List<? extends LayerMap> maps, Vectors data, int rows) {
    super(maps, data, rows, false);
  }

  private RectifierPass(List<? extends LayerMap> maps, Vectors data) {
    super(maps, data, BatchSums.PART, true);
  }

  /** Activations after a {@link #loss}: of layer 0 the input, of the last layer the evidence. */
  public float[] activations(int layer) {
    return layer < a.length ? a[layer] : evidence();
  }

  @Override
  protected void activate(int m, int count) {
    Rows.rectify(count * width(m), z[m], a[m + 1]);
  }

  @Override
  protected void activateBackward(int m, int count, float[] gradient) {
    Rows.rectifyBackward(count * width(m), z[m], gradient);
  }

  /** The share of samples that such a network names correctly. */
  public static double accuracy(List<? extends LayerMap> maps, Vectors test) {
    RectifierPass pass = new RectifierPass(maps, test);
    return share(pass.right(test.all(), BatchSums.PART, count -> {}));
  }
}
