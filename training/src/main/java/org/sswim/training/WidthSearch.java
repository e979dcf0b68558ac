package org.sswim.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sswim.features.FeatureMap;
import org.sswim.network.HiddenNetwork;
import org.sswim.readout.FitEquations;
import org.sswim.readout.FitSplit;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.ReadoutFit;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;

/**
 * Finds the width of a network: it doubles while that lowers the validation error, each width with
 * the penalty that does best for it.
 *
 * <p>A wider network is taken only where it lowers the error, relative to the best narrower one and
 * in the mean of the read-outs, by at least {@link WidthOptions#gain}. Networks of one hidden layer
 * are nested at first ({@link NestedNetworks}): one pass over the samples serves the first {@value
 * #FIRST_WIDTHS} widths, each solved from a part of the normal equations. Wider ones, and those of
 * several hidden layers, which all have the same width, are sampled and fitted by themselves, as
 * long as the one before was taken.
 *
 * <p>It ends at {@link WidthOptions#widest}, or before normal equations and solver would take more
 * than 2 GiB or half the memory that Java may use.
 */
final class WidthSearch {
  private static final int FIRST_WIDTHS = 4;
  private static final long MOST_BYTES = 1L << 31;

  private final SSwim trainer;
  private final Samples samples;
  private final Targets targets;
  private final FitSplit split;
  private final NetworkShape shape;
  private final ReadoutFit fit;
  private final Consumer<Trained> seen;
  private final WidthOptions widths;
  private final List<WidthCurve.Point> points = new ArrayList<>();
  private @Nullable Trained best;
  private int bestPoint;
  private double sampling;
  private double gathering;
  private double solving;

  /**
   * A search.
   *
   * @param seen told of the network of every width
   */
  WidthSearch(
      SSwim trainer,
      Samples samples,
      Targets targets,
      FitSplit split,
      NetworkShape shape,
      Consumer<Trained> seen) {
    this.trainer = trainer;
    this.samples = samples;
    this.targets = targets;
    this.split = split;
    this.shape = shape;
    this.seen = seen;
    widths = trainer.options().widths();
    fit = trainer.readoutFit();
  }

  /** The network of the best width, with the curve. */
  Trained search() {
    int widest = widest(memory());
    int from = widths.narrowest();
    if (trainer.options().layers() == 1) {
      from = 2 * searchNested(widest);
    }
    if (from == widths.narrowest() || 2 * points.get(bestPoint).neurons() == from) {
      searchSeparately(from, widest);
    }
    Trained found = Objects.requireNonNull(best);
    return found.withWidths(new WidthCurve(points), seconds());
  }

  /** The first widths, of one hidden layer, in one pass over the samples. */
  private int searchNested(int widest) {
    int pass = Math.min(widths.narrowest() << (FIRST_WIDTHS - 1), widest);
    long began = System.nanoTime();
    SampledNetwork sampled = trainer.sample(samples, targets, split, shape, pass);
    NestedNetworks nested = new NestedNetworks(sampled, trainer.streams().stream("widths"));
    sampling += since(began);
    began = System.nanoTime();
    HiddenNetwork whole = nested.whole();
    FeatureMap map = shape.features(whole);
    FitEquations equations = fit.accumulate(samples, targets, map, split);
    gathering += since(began);
    for (int neurons = widths.narrowest(); neurons <= pass; neurons *= 2) {
      began = System.nanoTime();
      FitEquations own =
          neurons == pass
              ? equations
              : equations.select(
                  NestedNetworks.features(
                      neurons, pass, whole.banks().banks(), map.skipFeatures()));
      List<FittedReadout> readouts = fit.solve(targets, map.skipFeatures(), split, own);
      solving += since(began);
      consider(neurons, trained(nested.leading(neurons), readouts));
    }
    return pass;
  }

  private Trained trained(SampledNetwork network, List<FittedReadout> readouts) {
    double rate = FiringRate.measure(network.hidden(), samples, targets, split.commonTrain());
    return new Trained(shape, network, readouts, rate, null, seconds());
  }

  private void searchSeparately(int from, int widest) {
    for (int neurons = from; neurons <= widest; neurons *= 2) {
      Trained trained = trainer.ofWidth(samples, targets, split, shape, neurons);
      sampling += trained.seconds().getOrDefault("sample", 0.0);
      gathering += trained.seconds().getOrDefault("gather", 0.0);
      solving += trained.seconds().getOrDefault("solve", 0.0);
      consider(neurons, trained);
      if (points.get(bestPoint).neurons() < neurons) {
        return;
      }
    }
  }

  private void consider(int neurons, Trained trained) {
    points.add(
        new WidthCurve.Point(
            neurons, trained.readouts().stream().map(FittedReadout::validationError).toList()));
    seen.accept(trained);
    WidthCurve curve = new WidthCurve(points);
    int last = points.size() - 1;
    if (best == null
        || curve.relativeError(last) <= (1 - widths.gain()) * curve.relativeError(bestPoint)) {
      best = trained;
      bestPoint = last;
    }
  }

  private Map<String, Double> seconds() {
    return Map.of("sample", sampling, "gather", gathering, "solve", solving);
  }

  private static double since(long began) {
    return (System.nanoTime() - began) * 1e-9;
  }

  private static long memory() {
    return Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 2);
  }

  /** The largest width within the options and so many bytes, the narrowest in any case. */
  int widest(long bytes) {
    int neurons = widths.narrowest();
    while (2 * neurons <= widths.widest() && bytes(2 * neurons) <= bytes) {
      neurons *= 2;
    }
    return neurons;
  }

  /** Memory of the normal equations, of those of a part, and of the matrices of the solver. */
  private double bytes(int neurons) {
    int banks = shape.banks().size();
    int read = trainer.options().relays() ? trainer.options().layers() : 1;
    double p = (double) banks * neurons * read + shape.skip().count(samples.signals());
    double columns = targets.columns();
    // Of one block, its copy, and each part's; the fit takes more blocks only where they fit as
    // well.
    double sums = 2.5 * split.parts().size() + 4;
    return Double.BYTES * p * (sums * (p + columns) + 8 * p);
  }
}
