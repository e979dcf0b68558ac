package org.sswim.simulation;

import org.sswim.network.InputLayer;
import org.sswim.network.SkipSynapses;
import org.sswim.network.SpikingNetwork;

/**
 * Windowed evaluation: every window starts at rest and the outputs are read at its last step. This
 * is the semantics of the literature's protocols.
 *
 * <p>The object holds scratch memory and is not for use by several threads at once.
 */
public final class WindowedEvaluation {
  private final SpikingNetwork network;
  private final NetworkStep step;
  private final InputProjection projection;
  private final NetworkState state;
  private final float[] inputs;
  private final float[] drive;
  private final float[] scratch;
  private final float[] features;

  /** Evaluates the given network. */
  public WindowedEvaluation(SpikingNetwork network) {
    this.network = network;
    step = new NetworkStep(network.hidden());
    projection = new InputProjection(network.hidden().input(), network.hidden().layers().get(0));
    state = step.newState();
    inputs = new float[network.hidden().input().width()];
    drive = new float[network.hidden().layers().get(0).neurons()];
    scratch = new float[network.hidden().last().neurons()];
    features = new float[network.hidden().features()];
  }

  /**
   * Evaluates one window.
   *
   * @param rows row-major {@code [window][signals + context]}
   * @param window number of rows, at least as many as there are taps and skip delays
   * @param out written: {@code [outputs]}
   * @throws IllegalArgumentException if the window is shorter than the taps or the skip delays, or
   *     the rows are too few
   */
  public void outputs(float[] rows, int window, float[] out) {
    InputLayer input = network.hidden().input();
    requireWindow(input, rows, window);
    if (window < network.skipDelays()) {
      throw new IllegalArgumentException(
          "a window needs at least the "
              + network.skipDelays()
              + " rows of the skip synapses; got "
              + window);
    }
    state.reset();
    for (int t = input.firstStep(); t < window; t++) {
      projection.project(rows, t * input.rowWidth(), inputs, drive);
      step.step(drive, state);
    }
    step.features(state, scratch, features, 0);
    network.readout().apply(features, out);
    addSkips(network, rows, (window - 1) * input.rowWidth(), out);
  }

  /**
   * Adds what the skip synapses contribute at a row.
   *
   * @param rows row-major {@code [time][signals + context]}
   * @param row position of the present row's first value
   * @param out {@code [outputs]}
   */
  static void addSkips(SpikingNetwork network, float[] rows, int row, float[] out) {
    SkipSynapses skip = network.skip();
    if (skip == null) {
      return;
    }
    int width = network.hidden().input().rowWidth();
    for (int s = 0; s < skip.sources(); s++) {
      int place = row + skip.place(s, width);
      for (int d = 0; d < skip.delays(); d++) {
        skip.add(s, d, rows[place - d * width], out);
      }
    }
    skip.addAhead(rows, row + width, out);
  }

  static void requireWindow(InputLayer input, float[] rows, int window) {
    if (window < input.taps()) {
      throw new IllegalArgumentException(
          "a window needs at least the " + input.taps() + " rows of the taps; got " + window);
    }
    if (rows.length < (long) window * input.rowWidth()) {
      throw new IllegalArgumentException(
          window
              + " rows of width "
              + input.rowWidth()
              + " need "
              + (long) window * input.rowWidth()
              + " values; got "
              + rows.length);
    }
  }
}
