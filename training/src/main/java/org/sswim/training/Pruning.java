package org.sswim.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.sswim.forecasting.Background;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.forecasting.Provenance;
import org.sswim.linalg.BackwardElimination;
import org.sswim.linalg.BlockPenalty;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.RidgeOptions;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Readout;
import org.sswim.network.SkipSynapses;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.TimeSeries;

/**
 * Drops the neurons of a fitted model that its forecasts miss least, and solves the read-out again
 * on the others.
 *
 * <p>Neurons are ranked by {@link BackwardElimination} on the training windows: all features of a
 * neuron, one for every bank, leave together. How much is lost is measured on the validation
 * windows, the last share, with read-outs that have not seen them; in the end all windows train. Of
 * a deep network the last layer loses neurons, as the read-out sees no other.
 */
public final class Pruning {
  private static final double STEP = 0.03;

  private final ForecastModel model;
  private final TrainingData data;
  private final FitPlan plan;
  private final WindowedSeries series;
  private final FeatureMap features;
  private final NetworkPlan shape;
  private final ReadoutFit fit;
  private final FitEquations equations;
  private final int neurons;
  private final FittedReadout whole;

  /**
   * Passes over the windows of a series, once.
   *
   * @param series the model's channels, in its order: the series that it was fitted on or one like
   *     it
   * @param validationShare share of the windows, the last, that measures what is lost, in (0, 1)
   * @throws org.sswim.series.InvalidSeriesException if the series is too short
   */
  public Pruning(ForecastModel model, TimeSeries series, double validationShare) {
    this.model = model;
    ForecastSpec spec = model.spec();
    HiddenNetwork hidden = model.network().hidden();
    int lanes = spec.channels().lanes(series.channels());
    int windows = Math.max(1, series.rows() - spec.window() - spec.horizon() + 1);
    FitPlan bare =
        FitPlan.forFinalFit(
            series.rows(),
            spec.window(),
            spec.horizon(),
            validationShare,
            series.channels(),
            FitPlan.autoStride(windows, lanes));
    data =
        new TrainingData(
            series,
            model.standardizer(),
            model.standardizer().apply(series),
            spec.window(),
            spec.channels());
    shape =
        new NetworkPlan(
            hidden.input().taps(),
            spec.relativeInput(),
            spec.calendar(),
            spec.targetSeason(),
            0,
            NetworkPlan.USUAL_BANKS,
            spec.semantics());
    SSwimOptions options = SSwimOptions.defaults().withSeed(model.provenance().seed());
    plan = NetworkTraining.of(options, data, bare, shape, WeightSource.S_SWIM).fitPlan();
    this.series = data.windows(spec.calendar());
    features = shape.features(hidden, model.network().skipDelays());
    fit = new ReadoutFit(RidgeOptions.DEFAULT, spec.targetSeason(), options.seed());
    equations = fit.accumulate(this.series, features, plan);
    neurons = hidden.last().neurons();
    whole = solve(equations);
  }

  /**
   * Keeps so many neurons.
   *
   * @param keep 1 .. neurons of the last hidden layer
   */
  public Pruned keep(int keep) {
    if (keep < 1 || keep > neurons) {
      throw new IllegalArgumentException(
          "the neurons to keep must lie in 1.." + neurons + "; got " + keep);
    }
    BackwardElimination elimination = elimination();
    while (elimination.remaining() > keep) {
      elimination.removeLeast();
    }
    return pruned(elimination.groups());
  }

  /**
   * Keeps as few neurons as raise the error on the validation windows by at most so much.
   *
   * @param maxLoss in per cent, at least 0
   */
  public Pruned within(double maxLoss) {
    if (!(maxLoss >= 0)) {
      throw new IllegalArgumentException("the loss must be at least 0 per cent; got " + maxLoss);
    }
    BackwardElimination elimination = elimination();
    BackwardElimination.Scorer scorer = elimination.scorer(equations.validation().get(0));
    double limit = (1 + maxLoss / 100) * scorer.error();
    List<int[]> kept = new ArrayList<>();
    kept.add(elimination.groups());
    int fewest = 0;
    while (elimination.remaining() > 1) {
      elimination.removeLeast();
      kept.add(elimination.groups());
      if (scorer.error() <= limit) {
        fewest = kept.size() - 1;
      }
    }
    // On the way down the penalty stays; each width with penalties of its own has the last word.
    int step = (int) Math.ceil(STEP * kept.size());
    Pruned found = pruned(kept.get(fewest));
    while (fewest > 0 && found.loss() > maxLoss) {
      fewest = Math.max(0, fewest - step);
      found = pruned(kept.get(fewest));
    }
    return found;
  }

  private BackwardElimination elimination() {
    int[] group = new int[features.features()];
    int spiking = group.length - features.skipFeatures();
    for (int f = 0; f < group.length; f++) {
      group[f] = f < spiking ? f % neurons : -1;
    }
    return new BackwardElimination(
        equations.without(-1),
        RidgeOptions.DEFAULT,
        new BlockPenalty(features.skipFeatures(), whole.skipPenalty()),
        whole.solution().penalty(),
        weight(),
        group,
        neurons);
  }

  private double[] weight() {
    double[] weight = new double[model.network().outputs()];
    Arrays.fill(weight, 1);
    return weight;
  }

  private FittedReadout solve(FitEquations some) {
    return fit.solve(series, features.skipFeatures(), plan, some, List.of()).get(0);
  }

  private double error(FitEquations some, FittedReadout readout) {
    NormalEquations validation = some.validation().get(0);
    return validation.squaredError(Objects.requireNonNull(readout.beforeRefit()).solution());
  }

  private Pruned pruned(int[] kept) {
    int banks = model.network().hidden().banks().banks();
    int skips = features.skipFeatures();
    int[] chosen =
        IntStream.concat(
                IntStream.range(0, banks)
                    .flatMap(m -> Arrays.stream(kept).map(n -> m * neurons + n)),
                IntStream.range(banks * neurons, banks * neurons + skips))
            .toArray();
    boolean all = kept.length == neurons;
    FitEquations some = all ? equations : equations.select(chosen);
    FittedReadout readout = all ? whole : solve(some);
    HiddenNetwork hidden = hidden(kept);
    FeatureMap map = shape.features(hidden, model.network().skipDelays());
    double before = error(equations, whole);
    double after = error(some, readout);
    return new Pruned(
        model(hidden, kept, readout, after),
        neurons,
        kept,
        before,
        after,
        new Refit(data, plan, series, map, readout));
  }

  private HiddenNetwork hidden(int[] kept) {
    HiddenNetwork old = model.network().hidden();
    List<SpikingLayer> layers = new ArrayList<>(old.layers());
    layers.set(layers.size() - 1, old.last().select(kept));
    return new HiddenNetwork(old.input(), layers, old.banks());
  }

  private ForecastModel model(
      HiddenNetwork hidden, int[] kept, FittedReadout readout, double error) {
    int delays = model.network().skipDelays();
    int outputs = model.network().outputs();
    int spiking = hidden.features();
    SkipSynapses skip =
        delays == 0
            ? null
            : SkipFeatures.synapses(
                readout.weights(), spiking, hidden.input().signals(), delays, outputs);
    Readout solved =
        new Readout(Arrays.copyOf(readout.weights(), spiking * outputs), readout.intercept());
    Background background = model.background();
    NeuronOrigins origins = background == null ? null : background.origins();
    if (origins != null && hidden.layers().size() == 1) {
      origins = origins.select(kept);
    }
    return new ForecastModel(
        new SpikingNetwork(hidden, solved, skip),
        model.spec(),
        model.channels(),
        model.standardizer(),
        provenance(readout, error),
        new Background(Arrays.copyOf(readout.featureMeans(), spiking), origins),
        null);
  }

  private Provenance provenance(FittedReadout readout, double error) {
    Provenance old = model.provenance();
    Map<String, String> results = new TreeMap<>(old.results());
    results.putIfAbsent("pruned-from", String.valueOf(neurons));
    results.put("pruned-validation-error", String.valueOf(error));
    results.put("pruned-data", data.series().fingerprint());
    results.put("penalty", String.valueOf(readout.solution().penalty()));
    results.put("own-penalties", String.valueOf(readout.ownPenalties()));
    results.put("condition", String.valueOf(readout.solution().condition()));
    results.put("dropped-features", String.valueOf(readout.solution().droppedFeatures()));
    results.put("validation-error", String.valueOf(readout.validationError()));
    results.remove("width-curve");
    return new Provenance(old.version(), old.seed(), old.data(), old.options(), results);
  }
}
