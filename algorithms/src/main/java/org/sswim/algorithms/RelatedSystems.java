package org.sswim.algorithms;

import java.util.List;
import org.sswim.algorithms.admm.AdmmOptions;
import org.sswim.algorithms.admm.AdmmTrainer;
import org.sswim.algorithms.admm.ResidualExperiment;
import org.sswim.algorithms.admm.ResidualOptions;
import org.sswim.algorithms.dsr.DsrOptions;
import org.sswim.algorithms.dsr.DsrTrainer;
import org.sswim.algorithms.forwardforward.ForwardForwardOptions;
import org.sswim.algorithms.forwardforward.ForwardForwardTrainer;
import org.sswim.algorithms.hybridcoding.HybridNoise;
import org.sswim.algorithms.hybridcoding.HybridNoiseOptions;
import org.sswim.algorithms.hybridcoding.HybridOptions;
import org.sswim.algorithms.hybridcoding.HybridTrainer;
import org.sswim.algorithms.languagemodel.LstmExperiment;
import org.sswim.algorithms.languagemodel.LstmOptions;
import org.sswim.algorithms.lowbit.QuadraticExperiment;
import org.sswim.algorithms.lowbit.QuadraticOptions;
import org.sswim.algorithms.lowbit.SmgdExperiment;
import org.sswim.algorithms.lowbit.SmgdOptions;
import org.sswim.algorithms.quantum.CircuitModels;
import org.sswim.algorithms.quantum.SqdrExperiment;
import org.sswim.algorithms.quantum.SqdrOptions;
import org.sswim.algorithms.randomconv.EsmCnn;
import org.sswim.algorithms.randomconv.EsmOptions;
import org.sswim.algorithms.randomconv.EsmRuns;
import org.sswim.algorithms.randomconv.RunsOptions;
import org.sswim.algorithms.spikegan.DigitsExperiment;
import org.sswim.algorithms.spikegan.GeneratorModels;
import org.sswim.algorithms.spikegan.MetaExperiment;
import org.sswim.algorithms.spikegan.MetaOptions;
import org.sswim.algorithms.spikegan.ModesExperiment;
import org.sswim.algorithms.spikegan.SpikeGanOptions;
import org.sswim.algorithms.spiketiming.RelPspOptions;
import org.sswim.algorithms.spiketiming.RelPspTrainer;
import org.sswim.algorithms.tandem.DenoiseExperiment;
import org.sswim.algorithms.tandem.DenoiseOptions;
import org.sswim.algorithms.tandem.TandemOptions;
import org.sswim.algorithms.tandem.TandemTrainer;
import org.sswim.catalogue.Catalogue;
import org.sswim.catalogue.CatalogueRows;
import org.sswim.catalogue.Entry;
import org.sswim.catalogue.ModelRunner;
import org.sswim.catalogue.ModelRunner.Reading;
import org.sswim.catalogue.Standing;
import org.sswim.studies.CircuitClassifier;
import org.sswim.studies.FilterForecaster;
import org.sswim.studies.LanguageModel;
import org.sswim.studies.SpikeGenerators;

/**
 * All algorithms, in the order of tables: the one place that knows them all. What they are is in
 * {@code catalogue.json}, their settings are in {@code presets.json} of each package.
 */
public final class RelatedSystems implements Catalogue.Source {
  private static final CatalogueRows ROWS = CatalogueRows.beside(RelatedSystems.class);

  @Override
  public List<Entry<?>> entries() {
    return List.of(
        ROWS.algorithm("dsr", DsrOptions.class, new DsrTrainer(), true),
        ROWS.algorithm("tandem", TandemOptions.class, new TandemTrainer(), true),
        ROWS.algorithm(
            "forward-forward", ForwardForwardOptions.class, new ForwardForwardTrainer(), true),
        ROWS.algorithm("hybrid", HybridOptions.class, new HybridTrainer(), true),
        ROWS.algorithm("rel-psp", RelPspOptions.class, new RelPspTrainer(), true),
        ROWS.algorithm("admm", AdmmOptions.class, new AdmmTrainer(), false),
        ROWS.forecaster("esm-cnn", EsmOptions.class, EsmCnn::fit),
        ROWS.experiment("admm-residuals", ResidualOptions.class, ResidualExperiment::run),
        ROWS.experiment("hybrid-noise", HybridNoiseOptions.class, HybridNoise::run),
        ROWS.experiment("tandem-denoise", DenoiseOptions.class, DenoiseExperiment::run),
        ROWS.experiment("smgd", SmgdOptions.class, SmgdExperiment::run),
        ROWS.experiment("smgd-quadratic", QuadraticOptions.class, QuadraticExperiment::run),
        ROWS.experiment("admm-lstm", LstmOptions.class, LstmExperiment::run),
        ROWS.experiment("esm-runs", RunsOptions.class, EsmRuns::run),
        ROWS.experiment("sqdr-cnn", SqdrOptions.class, SqdrExperiment::run),
        ROWS.experiment("spikegan-modes", SpikeGanOptions.class, ModesExperiment::run),
        ROWS.experiment("spikegan-digits", SpikeGanOptions.class, DigitsExperiment::run),
        ROWS.experiment("spikegan-meta", MetaOptions.class, MetaExperiment::run));
  }

  @Override
  public List<ModelRunner<?>> runners() {
    return List.of(
        new ModelRunner<>(
            LanguageModel.FORMAT,
            "scores a text, or without one writes characters",
            Reading.POSSIBLE,
            LstmExperiment::use),
        new ModelRunner<>(
            FilterForecaster.FORMAT,
            "forecasts the rows behind the first column of a CSV file: lead and value",
            Reading.NEEDED,
            EsmRuns::forecast),
        new ModelRunner<>(
            CircuitClassifier.FORMAT,
            "names the classes of images: sample and class",
            Reading.NEEDED,
            CircuitModels::run),
        new ModelRunner<>(
            SpikeGenerators.FORMAT,
            "makes spike trains of each class: sample, class, step and each neuron, 0 or 1",
            Reading.NONE,
            GeneratorModels::run));
  }

  @Override
  public List<Standing> standings() {
    return ROWS.standings();
  }
}
