package org.sswim.paneltrainers;

/** Sums equations over all series of a panel, wherever these are. */
public interface EquationSource {
  /** The sums of all blocks, added in the order of the blocks. */
  GroupSums gather(MemberTask task);
}
