package org.sswim.forecasting;

import org.sswim.moments.JointRun;
import org.sswim.moments.MomentRun;

/** Is told whenever a stage beside the network has looked at something; must not change it. */
public interface StageListener {
  /** A moment was looked at. */
  void moment(MomentRun run);

  /** A lead of a channel was looked at by the joint stage. */
  void joint(JointRun run);
}
