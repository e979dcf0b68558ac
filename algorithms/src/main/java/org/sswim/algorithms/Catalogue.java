package org.sswim.algorithms;

import java.util.List;
import org.sswim.algorithms.dsr.Dsr;
import org.sswim.algorithms.forwardforward.ForwardForward;
import org.sswim.algorithms.hybridcoding.Hybrid;
import org.sswim.algorithms.spi.Algorithm;
import org.sswim.algorithms.spiketiming.RelPsp;
import org.sswim.algorithms.tandem.Tandem;

/** All algorithms, in the order of tables: the one place that knows them all. */
public final class Catalogue {
  private Catalogue() {}

  /** All of them. */
  public static List<Algorithm<?>> all() {
    return List.of(
        Dsr.algorithm(),
        Tandem.algorithm(),
        ForwardForward.algorithm(),
        Hybrid.algorithm(),
        RelPsp.algorithm());
  }
}
