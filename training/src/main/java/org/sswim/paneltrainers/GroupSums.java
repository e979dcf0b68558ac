package org.sswim.paneltrainers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.NormalEquations;
import org.sswim.readout.ReadoutFit;

/** The sums of all blocks of a panel, by groups, each of which is left out in turn. */
public final class GroupSums {
  /** Windows that a group needs to be left out. */
  private static final int FEWEST = 2;

  private final @Nullable BlockSums[] groups = new @Nullable BlockSums[PanelLayout.GROUPS];

  /**
   * Adds the sums of a block to those of its group. The last bits depend on the order: it is that
   * of the blocks.
   *
   * @param block taken over if it is the first of its group
   */
  public void add(int group, BlockSums block) {
    BlockSums before = groups[group];
    groups[group] = before == null ? block : before.with(block);
  }

  /** Windows that train. */
  public long windows() {
    long sum = 0;
    for (BlockSums group : groups) {
      sum += group == null ? 0 : group.windows();
    }
    return sum;
  }

  /** The place of a group among the equations that are left out in turn. */
  int place(int group) {
    int place = 0;
    for (int g = 0; g < group; g++) {
      place += enough(groups[g]) ? 1 : 0;
    }
    return enough(groups[group]) ? place : 0;
  }

  private static boolean enough(@Nullable BlockSums group) {
    return group != null && group.windows() >= FEWEST;
  }

  /**
   * The equations of a fit. Takes the sums over.
   *
   * @param together whether no group is left out, unless no window chooses
   */
  ReadoutFit.Equations equations(boolean together) {
    List<NormalEquations> training = new ArrayList<>();
    NormalEquations choose = null;
    NormalEquations few = null;
    for (BlockSums group : groups) {
      if (group != null) {
        choose = sum(choose, group.choose());
        if (enough(group)) {
          training.add(group.train());
        } else {
          few = sum(few, group.train());
        }
      }
    }
    if (few != null && training.isEmpty()) {
      training.add(few);
    } else if (few != null) {
      training.get(0).add(few);
    }
    List<NormalEquations> last = List.of(Objects.requireNonNull(choose, "no block"));
    boolean one = together && last.get(0).weight() > 0;
    return new ReadoutFit.Equations(
        one ? List.of(NormalEquations.sum(training)) : training, List.of(), last);
  }

  private static NormalEquations sum(@Nullable NormalEquations sum, NormalEquations more) {
    if (sum == null) {
      return more;
    }
    sum.add(more);
    return sum;
  }
}
