package org.sswim.paneltrainers;

import org.sswim.training.FitProgress;

/** Sums equations over all series of a panel, wherever these are. */
public interface EquationSource {
  /**
   * The sums of all blocks, added in the order of the blocks.
   *
   * @param progress told how far they are
   */
  GroupSums gather(MemberTask task, FitProgress progress);

  /** How the series are cut into blocks. */
  PanelLayout layout();
}
