package org.sswim.algorithms;

import java.util.List;
import org.sswim.algorithms.admm.AdmmTrainer;
import org.sswim.algorithms.admm.ResidualExperiment;
import org.sswim.algorithms.dsr.DsrTrainer;
import org.sswim.algorithms.forwardforward.ForwardForwardTrainer;
import org.sswim.algorithms.hybridcoding.HybridTrainer;
import org.sswim.algorithms.languagemodel.LanguageModels;
import org.sswim.algorithms.languagemodel.LstmExperiment;
import org.sswim.algorithms.lowbit.QuadraticExperiment;
import org.sswim.algorithms.lowbit.SmgdExperiment;
import org.sswim.algorithms.quantum.CircuitModels;
import org.sswim.algorithms.quantum.SqdrExperiment;
import org.sswim.algorithms.randomconv.EsmCnn;
import org.sswim.algorithms.randomconv.EsmRuns;
import org.sswim.algorithms.randomconv.FilterModels;
import org.sswim.algorithms.spikegan.DigitsExperiment;
import org.sswim.algorithms.spikegan.GeneratorModels;
import org.sswim.algorithms.spikegan.MetaExperiment;
import org.sswim.algorithms.spikegan.ModesExperiment;
import org.sswim.algorithms.spiketiming.RelPspTrainer;
import org.sswim.algorithms.tandem.TandemTrainer;
import org.sswim.catalogue.Catalogue;
import org.sswim.catalogue.Entry;
import org.sswim.catalogue.ModelRunner;
import org.sswim.catalogue.Standing;

/** All algorithms, in the order of tables: the one place that knows them all. */
public final class RelatedSystems implements Catalogue.Source {
  @Override
  public List<Entry<?>> entries() {
    return List.of(
        DsrTrainer.algorithm(),
        TandemTrainer.algorithm(),
        ForwardForwardTrainer.algorithm(),
        HybridTrainer.algorithm(),
        RelPspTrainer.algorithm(),
        AdmmTrainer.algorithm(),
        EsmCnn.algorithm(),
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

  @Override
  public List<ModelRunner<?>> runners() {
    return List.of(
        new LanguageModels(), new FilterModels(), new CircuitModels(), new GeneratorModels());
  }

  @Override
  public List<Standing> standings() {
    return Standings.ALL;
  }
}
