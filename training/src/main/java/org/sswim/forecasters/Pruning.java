package org.sswim.forecasters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.sswim.checks.Checks;
import org.sswim.features.FeatureMap;
import org.sswim.features.SkipShape;
import org.sswim.forecasting.Background;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.linalg.BackwardElimination;
import org.sswim.linalg.FeatureGroup;
import org.sswim.linalg.GroupedRidge;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Provenance;
import org.sswim.network.SpikingLayer;
import org.sswim.readout.FitSplit;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.ReadoutFit;
import org.sswim.readout.ReadoutPenalties;
import org.sswim.samples.SampleRange;
import org.sswim.series.Problem;
import org.sswim.series.TimeSeries;
import org.sswim.training.FitProgress;
import org.sswim.training.Search;

/**
 * Drops the neurons of a fitted model that its forecasts miss least, and solves the read-out again
 * on the others.
 *
 * <p>Neurons are ranked by {@link BackwardElimination} on the training windows: all features of a
 * neuron, one for every bank, leave together. The validation windows, the last share, fall into two
 * halves. A gap of a horizon between them ensures that no value is a target in both. Read-outs that
 * have seen neither half are compared on both. The first half chooses penalties and number of
 * neurons. The second half is left out and tells what that has cost. In the end all windows train,
 * with penalties chosen as in a fit. Options of the read-out are those that the model records, see
 * {@link RecordedOptions}. Of a deep network the last layer loses neurons, as the read-out sees no
 * other.
 */
public final class Pruning {
  private final ForecastModel model;
  private final ModelWindows windows;
  private final SampleRange validation;
  private final FitSplit choosingSplit;
  private final FeatureMap features;
  private final ReadoutFit.Equations equations;
  private final ReadoutFit.Equations choosing;
  private final NormalEquations leftOut;
  private final int neurons;
  private final FittedReadout whole;
  private final FitProgress progress;

  /** As above, and tells how far it is, then and later. */
  public Pruning(
      ForecastModel model,
      TimeSeries series,
      double validationShare,
      Workers workers,
      FitProgress progress) {
    this.model = model;
    this.progress = progress;
    ForecastSpec spec = model.spec();
    windows = new ModelWindows(model, series, validationShare, workers);
    validation = windows.plan.part(0).validation();
    int half = (validation.count() - spec.horizon() + 1) / 2;
    Checks.that(half >= 1, Problem.SMALL_VALIDATION::of)
        .or(
            "too few validation windows: two halves with horizon %s between them need at least"
                + " %s; there are %s",
            spec.horizon(), spec.horizon() + 1, validation.count());
    progress.at(0, "windows");
    features = windows.features;
    equations = windows.equations(features);
    SampleRange first = new SampleRange(validation.start(), validation.start() + half);
    SampleRange second = new SampleRange(validation.end() - half, validation.end());
    choosingSplit = windows.split.choosingOn(first);
    choosing = equations.choosing(accumulate(first));
    leftOut = accumulate(second).get(0);
    neurons = model.network().hidden().last().neurons();
    whole = solve(choosing, choosingSplit);
  }

  /**
   * Keeps so many neurons.
   *
   * @param keep 1 .. neurons of the last hidden layer
   */
  public Result keep(int keep) {
    Checks.that(keep >= 1 && keep <= neurons)
        .or("the neurons to keep must lie in 1..%s; got %s", neurons, keep);
    BackwardElimination elimination = elimination();
    while (elimination.remaining() > keep) {
      elimination.removeLeast();
      ranked(elimination, keep);
    }
    return pruned(elimination.groups());
  }

  /**
   * Keeps as few neurons as raise the error on the validation windows by at most so much.
   *
   * @param maxLoss in per cent, at least 0
   */
  public Result within(double maxLoss) {
    Checks.that(maxLoss >= 0).or("the loss must be at least 0 per cent; got %s", maxLoss);
    BackwardElimination elimination = elimination();
    NormalEquations validation = choosing.validation().get(0);
    double limit = (1 + maxLoss / 100) * elimination.error(validation);
    List<int[]> kept = new ArrayList<>();
    kept.add(elimination.groups());
    int fewest = 0;
    while (elimination.remaining() > 1) {
      elimination.removeLeast();
      ranked(elimination, 1);
      kept.add(elimination.groups());
      if (elimination.error(validation) <= limit) {
        fewest = kept.size() - 1;
      }
    }
    // On the way down the penalty stays; each width with penalties of its own has the last word.
    double before = error(choosing.validation().get(0), whole);
    int enough = 0;
    for (int tooFew = fewest + 1, at = fewest; tooFew - enough > 1; at = (enough + tooFew) / 2) {
      if (loss(before, kept.get(at)) <= maxLoss) {
        enough = at;
      } else {
        tooFew = at;
      }
    }
    return pruned(kept.get(enough));
  }

  private void ranked(BackwardElimination elimination, int last) {
    double done = (double) (neurons - elimination.remaining()) / Math.max(1, neurons - last);
    progress.at(done, elimination.remaining() + " left");
  }

  private double loss(double before, int[] kept) {
    int[] chosen = featuresOf(kept);
    ReadoutFit.Equations some = choosing.select(chosen);
    double after = error(some.validation().get(0), solve(some, choosingSplit));
    return new Result.Errors(before, after).loss();
  }

  private BackwardElimination elimination() {
    int[] group = new int[features.features()];
    int spiking = group.length - features.skipFeatures();
    for (int f = 0; f < group.length; f++) {
      group[f] = f < spiking ? f % neurons : -1;
    }
    List<FeatureGroup> groups = ReadoutFit.groups(group.length, features.skipFeatures());
    ReadoutPenalties chosen = whole.penalties();
    // Of spikes that outputs do not see: all leave, in some order.
    double most = Arrays.stream(groups.get(0).penalties()).max().orElseThrow();
    return new BackwardElimination(
        equations.training(0, false),
        groups,
        new double[] {Math.min(chosen.spikes(), most), chosen.skip()},
        GroupedRidge.alike(model.network().outputs()),
        group);
  }

  private List<NormalEquations> accumulate(SampleRange some) {
    return windows.fit.accumulate(
        windows.samples, windows.targets, features, choosingSplit, List.of(some));
  }

  private FittedReadout solve(ReadoutFit.Equations some, FitSplit how) {
    return windows.fit.solve(windows.targets, features.skipFeatures(), how, some).get(0);
  }

  private static double error(NormalEquations windows, FittedReadout readout) {
    double[] weights = wide(readout.weights());
    double[] one = GroupedRidge.alike(readout.intercept().length);
    return windows.squaredError(0, weights, wide(readout.intercept()), one)
        / (windows.weight() * one.length);
  }

  private static double[] wide(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, i -> values[i]);
    return wide;
  }

  /** Features of some neurons, one for every bank, and those of skip connections. */
  private int[] featuresOf(int[] kept) {
    int banks = model.network().hidden().banks().banks();
    return IntStream.concat(
            IntStream.range(0, banks).flatMap(m -> Arrays.stream(kept).map(n -> m * neurons + n)),
            IntStream.range(banks * neurons, banks * neurons + features.skipFeatures()))
        .toArray();
  }

  private Result pruned(int[] kept) {
    progress.at(1, "read-out of " + kept.length + " neurons");
    int[] chosen = featuresOf(kept);
    boolean all = kept.length == neurons;
    ReadoutFit.Equations few = all ? choosing : choosing.select(chosen);
    FittedReadout trial = all ? whole : solve(few, choosingSplit);
    NormalEquations fewLeftOut = all ? leftOut : leftOut.select(chosen);
    Result.Errors onChoosing =
        new Result.Errors(
            error(choosing.validation().get(0), whole), error(few.validation().get(0), trial));
    Result.Errors onLeftOut = new Result.Errors(error(leftOut, whole), error(fewLeftOut, trial));
    FittedReadout last = solve(all ? equations : equations.select(chosen), windows.split);
    HiddenNetwork hidden = hidden(kept);
    FinalFit smaller =
        new FinalFit(
            model(hidden, kept, last, onLeftOut)
                .withMoment(windows.moments == null ? null : windows.moments.last()),
            model(hidden, kept, Objects.requireNonNull(last.beforeRefit()), onLeftOut)
                .withMoment(windows.moments == null ? null : windows.moments.beforeRefit())
                // The joint stage of the model has seen the windows that intervals are made of.
                .withJoint(null),
            validation);
    return new Result(smaller, neurons, kept, onChoosing, onLeftOut);
  }

  private HiddenNetwork hidden(int[] kept) {
    HiddenNetwork old = model.network().hidden();
    List<SpikingLayer> layers = new ArrayList<>(old.layers());
    layers.set(layers.size() - 1, old.last().select(kept));
    return old.withLayers(layers);
  }

  private ForecastModel model(
      HiddenNetwork hidden, int[] kept, FittedReadout readout, Result.Errors leftOutErrors) {
    SkipShape skip = SkipShape.of(model.network().skip());
    Background background = model.background();
    NeuronOrigins origins = background == null ? null : background.origins();
    if (origins != null && hidden.layers().size() == 1) {
      origins = origins.select(kept);
    }
    return model
        .withBackground(null)
        .withIntervals(null)
        .withNetwork(skip.network(hidden, readout.weights(), readout.intercept()))
        .withProvenance(provenance(readout, leftOutErrors))
        .withBackground(
            new Background(Arrays.copyOf(readout.featureMeans(), hidden.features()), origins));
  }

  private Provenance provenance(FittedReadout readout, Result.Errors errors) {
    Provenance old = model.provenance();
    Map<String, String> results = new TreeMap<>(old.results());
    results.putIfAbsent(RecordedOptions.PRUNED_FROM, String.valueOf(neurons));
    results.put("pruned-left-out-error", String.valueOf(errors.after()));
    results.put("pruned-data", windows.data.given().fingerprint());
    results.put("penalty", readout.penalties().text());
    results.put("validation-error", String.valueOf(readout.validationError()));
    results.remove("penalty-curve");
    results
        .keySet()
        .removeIf(
            name ->
                name.startsWith(RecordedOptions.LEFT_OUT)
                    || name.equals(Search.Kind.READOUT.key()));
    return new Provenance(old.version(), old.seed(), old.data(), old.options(), results);
  }

  /**
   * A model with fewer neurons, and what they were worth.
   *
   * @param fit the smaller model, without prediction intervals, and what it was before its
   *     validation windows trained, for new ones
   * @param before neurons of the last hidden layer before
   * @param kept which of them are left, rising
   * @param choosing errors on the validation windows that chose penalties and number of neurons
   * @param leftOut errors on the validation windows that chose nothing
   */
  public record Result(FinalFit fit, int before, int[] kept, Errors choosing, Errors leftOut) {

    /** The smaller model. */
    public ForecastModel model() {
      return fit.model();
    }

    /**
     * Mean squared errors, standardised, of read-outs that have not seen the windows.
     *
     * @param before of all neurons
     * @param after of those that are kept
     */
    public record Errors(double before, double after) {

      /** By how much the error rose, in per cent. */
      public double loss() {
        return before > 0 ? 100 * (after / before - 1) : 0;
      }
    }
  }
}
