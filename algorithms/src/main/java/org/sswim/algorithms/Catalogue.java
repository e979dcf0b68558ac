package org.sswim.algorithms;

import java.util.List;
import java.util.stream.Stream;
import org.sswim.algorithms.admm.Admm;
import org.sswim.algorithms.admm.ResidualExperiment;
import org.sswim.algorithms.dsr.Dsr;
import org.sswim.algorithms.forwardforward.ForwardForward;
import org.sswim.algorithms.hybridcoding.Hybrid;
import org.sswim.algorithms.languagemodel.LanguageModels;
import org.sswim.algorithms.languagemodel.LstmExperiment;
import org.sswim.algorithms.lowbit.QuadraticExperiment;
import org.sswim.algorithms.lowbit.SmgdExperiment;
import org.sswim.algorithms.quantum.CircuitModels;
import org.sswim.algorithms.quantum.SqdrExperiment;
import org.sswim.algorithms.randomconv.EsmCnn;
import org.sswim.algorithms.randomconv.EsmRuns;
import org.sswim.algorithms.randomconv.FilterModels;
import org.sswim.algorithms.spi.Algorithm;
import org.sswim.algorithms.spi.Entry;
import org.sswim.algorithms.spi.Experiment;
import org.sswim.algorithms.spi.ForecastAlgorithm;
import org.sswim.algorithms.spi.StudyRunner;
import org.sswim.algorithms.spikegan.DigitsExperiment;
import org.sswim.algorithms.spikegan.GeneratorModels;
import org.sswim.algorithms.spikegan.MetaExperiment;
import org.sswim.algorithms.spikegan.ModesExperiment;
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

  /** Those that forecast series. */
  public static List<ForecastAlgorithm<?>> forecasters() {
    return List.of(EsmCnn.algorithm());
  }

  /** Those that give a table of their own. */
  public static List<Experiment<?>> experiments() {
    return List.of(
        ResidualExperiment.experiment(),
        SmgdExperiment.experiment(),
        QuadraticExperiment.experiment(),
        LstmExperiment.experiment(),
        EsmRuns.experiment(),
        SqdrExperiment.experiment(),
        ModesExperiment.experiment(),
        DigitsExperiment.experiment(),
        MetaExperiment.experiment());
  }

  /** What runs models that experiments save. */
  public static List<StudyRunner> runners() {
    return List.of(
        new LanguageModels(), new FilterModels(), new CircuitModels(), new GeneratorModels());
  }

  /** All that there is; names differ. */
  public static List<Entry> entries() {
    return Stream.of(all(), forecasters(), experiments())
        .flatMap(List::stream)
        .map(Entry.class::cast)
        .toList();
  }
}
