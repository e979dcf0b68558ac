package org.sswim.training;

/**
 * Some windows of one lane: those that start at rows first, first + stride, ...
 *
 * @param lane the channel in shared mode, 0 in joint mode
 * @param first row at which the first window starts
 * @param count number of windows
 * @param stride rows between the starts
 */
public record WindowBlock(int lane, int first, int count, int stride) {

  /** Row at which window i of the block starts. */
  public int start(int i) {
    return first + i * stride;
  }
}
