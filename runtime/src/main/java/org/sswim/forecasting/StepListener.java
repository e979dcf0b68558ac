package org.sswim.forecasting;

import org.sswim.simulation.NetworkState;

/** Looks at the hidden network while a {@link StreamingForecaster} runs it. */
@FunctionalInterface
public interface StepListener {
  /**
   * Called after a step.
   *
   * @param lane the channel in shared mode, 0 in joint mode
   * @param state to be read only, and only now
   */
  void stepped(int lane, NetworkState state);
}
