package org.sswim.forecasting;

import org.sswim.moments.JointRun;
import org.sswim.moments.MomentRun;
import org.sswim.simulation.RunProbe;

/** Sees what a {@link StreamingForecaster} computes, the stages beside the network included. */
public interface StreamProbe extends RunProbe {
  /** Sees nothing. */
  StreamProbe NONE = new StreamProbe() {};

  /** Called whenever the moment stage has looked at a moment. */
  default void moment(MomentRun run) {}

  /** Called whenever the joint stage has looked at a lead of a channel. */
  default void joint(JointRun run) {}
}
