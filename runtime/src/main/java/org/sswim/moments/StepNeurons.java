package org.sswim.moments;

import org.sswim.network.HiddenNetwork;
import org.sswim.simulation.InputProjection;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.NetworkStep;

/** Neurons that look at one step and are at rest before it. Allocates nothing while it looks. */
public final class StepNeurons {
  private final InputProjection projection;
  private final NetworkStep step;
  private final NetworkState state;
  private final float[] vector;
  private final float[] drive;

  /** The neurons of a network of one layer and one tap. */
  public StepNeurons(HiddenNetwork hidden) {
    projection = new InputProjection(hidden.input(), hidden.last());
    step = new NetworkStep(hidden);
    state = step.newState();
    vector = new float[hidden.input().width()];
    drive = new float[hidden.last().neurons()];
  }

  /** Looks at a step: {@code [signals]}. */
  public void look(float[] signals) {
    state.reset();
    projection.project(signals, 0, vector, drive);
    step.step(drive, state);
  }

  /** The spikes of that step, 1 or 0: {@code [neurons]}, not a copy. */
  public float[] spikes() {
    return state.spikes(0);
  }
}
