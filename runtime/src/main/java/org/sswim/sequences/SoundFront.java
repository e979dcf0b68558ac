package org.sswim.sequences;

/** Turns a recording into steps of bands, which a network sees as signals. */
public interface SoundFront {

  /** Number of values of each step, at least 1. */
  int bands();

  /**
   * The steps of one recording. Equal samples give equal steps, whatever was read before.
   *
   * @param samples of one channel, 1 is full scale: {@code [samples]}, at least one; read only
   * @param rate samples a second, above 0
   * @return at least one step of finite values, row-major {@code [steps][bands]}
   * @throws IllegalArgumentException if the front cannot work at this rate
   */
  float[] steps(float[] samples, float rate);
}
