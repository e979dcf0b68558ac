package org.sswim.samples;

/**
 * Samples of several steps each, laid out in <em>lanes</em>. Sample {@code (lane, place)} takes
 * {@link #steps} steps. Each step holds {@link #signals} values, which an input layer may delay by
 * taps, and {@link #context} further ones, which it does not delay.
 *
 * <p>Nothing is copied: windows of a series are views. Samples of a lane may <em>slide</em>, as the
 * windows of a series do. Then the sample at place p + 1 begins a step after that at place p. Step
 * t of place p is step 0 of place p + t, so shared steps are computed once. Or they stand by
 * themselves, as sequences and images do.
 *
 * <p>Implementations may be read by several threads at once.
 */
public interface Samples {

  /** Number of lanes, at least 1. */
  default int lanes() {
    return 1;
  }

  /** Number of samples of each lane, at least 1. */
  int places();

  /** H: steps of a sample; of the longest, where they differ. */
  int steps();

  /** Number of values of a step that taps delay, at least 1. */
  int signals();

  /** Number of further values of a step, which are not delayed. */
  default int context() {
    return 0;
  }

  /** Whether neighbours in a lane are a step apart and share all other steps. */
  default boolean sliding() {
    return false;
  }

  /**
   * Whether the signals of a sample are seen relative to those of its last step; {@link #value}
   * gives them as they are.
   */
  default boolean relative() {
    return false;
  }

  /** Whether all steps of a sample are alike, as where an image is shown for a while. */
  default boolean constant() {
    return false;
  }

  /**
   * A value of a signal.
   *
   * @param step 0 .. H - 1; where samples slide, any step for which {@code place + step} is one of
   *     the lane
   */
  float value(int lane, int place, int step, int signal);

  /** A value beside the signals; arguments are those of {@link #value}. */
  default float context(int lane, int place, int step, int input) {
    throw new IndexOutOfBoundsException("samples without context have no input " + input);
  }

  /**
   * The step at which a sample begins: 0, or later for one that is shorter than the longest. All
   * end at step H - 1. What stands before the first step of a sample is 0, and no network sees it.
   */
  default int firstStep(int lane, int place) {
    return 0;
  }

  /** Number of samples of all lanes. */
  default int count() {
    return Math.multiplyExact(places(), lanes());
  }
}
