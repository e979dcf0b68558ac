package org.sswim.algorithms;

import java.util.List;
import java.util.stream.Stream;
import org.sswim.algorithms.admm.Admm;
import org.sswim.algorithms.admm.ResidualExperiment;
import org.sswim.algorithms.dsr.Dsr;
import org.sswim.algorithms.forwardforward.ForwardForward;
import org.sswim.algorithms.hybridcoding.Hybrid;
import org.sswim.algorithms.languagemodel.LstmExperiment;
import org.sswim.algorithms.lowbit.QuadraticExperiment;
import org.sswim.algorithms.lowbit.SmgdExperiment;
import org.sswim.algorithms.spi.Algorithm;
import org.sswim.algorithms.spi.Entry;
import org.sswim.algorithms.spi.Experiment;
import org.sswim.algorithms.spiketiming.RelPsp;
import org.sswim.algorithms.tandem.Tandem;

/** All algorithms, in the order of tables: the one place that knows them all. */
public final class Catalogue {
  private Catalogue() {}

  /** Those that train classifiers. */
  public static List<Algorithm<?>> all() {
    return List.of(
        Dsr.algorithm(),
        Tandem.algorithm(),
        ForwardForward.algorithm(),
        Hybrid.algorithm(),
        RelPsp.algorithm(),
        Admm.algorithm());
  }

  /** Those that give a table of their own. */
  public static List<Experiment<?>> experiments() {
    return List.of(
        ResidualExperiment.experiment(),
        SmgdExperiment.experiment(),
        QuadraticExperiment.experiment(),
        LstmExperiment.experiment());
  }

  /** All that there is; names differ. */
  public static List<Entry> entries() {
    return Stream.concat(all().stream(), experiments().stream()).map(Entry.class::cast).toList();
  }
}
