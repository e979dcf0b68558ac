package org.sswim.algorithms;

import java.util.List;
import org.sswim.algorithms.dsr.Dsr;
import org.sswim.algorithms.hybridcoding.Hybrid;
import org.sswim.algorithms.spi.Algorithm;
import org.sswim.algorithms.spiketiming.RelPsp;

/** All algorithms, in the order of tables: the one place that knows them all. */
public final class Catalogue {
  private Catalogue() {}

  /** All of them. */
  public static List<Algorithm<?>> all() {
    return List.of(Dsr.algorithm(), Hybrid.algorithm(), RelPsp.algorithm());
  }
}
