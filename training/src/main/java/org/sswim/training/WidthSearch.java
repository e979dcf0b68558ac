package org.sswim.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.sswim.readout.FitSplit;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.LeftOutRule;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;

/**
 * Finds the width of a network: it doubles as long as the wider network {@link LeftOutRule passes
 * the rule} against the one before. The errors of each read-out count alike.
 *
 * <p>It ends at {@link WidthOptions#widest}, or before normal equations and solver would take more
 * than half the memory that Java may use.
 *
 * @param trainer trains a network of each width
 * @param samples what networks see
 * @param targets what outputs want
 * @param split what trains and what chooses
 * @param shape of the networks
 */
record WidthSearch(
    SSwim trainer, Samples samples, Targets targets, FitSplit split, NetworkShape shape) {

  /**
   * The network of the width that is chosen.
   *
   * @param seen told of the network of every width
   */
  Trained search(Consumer<Trained> seen) {
    List<WidthCurve.Point> points = new ArrayList<>();
    Map<String, Double> seconds = new TreeMap<>();
    int widest = widest(Runtime.getRuntime().maxMemory() / 2);
    Trained best = null;
    boolean better = true;
    for (int neurons = widths().narrowest(); better && neurons <= widest; neurons *= 2) {
      Trained wider = trainer.ofWidth(samples, targets, split, shape, neurons);
      wider.seconds().forEach((phase, time) -> seconds.merge(phase, time, Double::sum));
      points.add(
          new WidthCurve.Point(
              neurons, wider.readouts().stream().map(FittedReadout::validationError).toList()));
      seen.accept(wider);
      better = best == null || LeftOutRule.better(errors(wider, best), errors(best, best));
      best = better ? wider : best;
    }
    return Objects.requireNonNull(best).withWidths(new WidthCurve(points), seconds);
  }

  /** The errors on all left-out sets, those of each read-out relative to their sum in another. */
  private static double[] errors(Trained trained, Trained other) {
    DoubleStream all = DoubleStream.empty();
    for (int part = 0; part < trained.readouts().size(); part++) {
      double sum = DoubleStream.of(of(other, part)).sum();
      double unit = sum > 0 ? 1 / sum : 1;
      all = DoubleStream.concat(all, DoubleStream.of(of(trained, part)).map(e -> unit * e));
    }
    return all.toArray();
  }

  private static double[] of(Trained trained, int part) {
    return trained.readouts().get(part).penalties().errors();
  }

  private WidthOptions widths() {
    return trainer.options().widths();
  }

  int widest(long bytes) {
    int neurons = widths().narrowest();
    while (2 * neurons <= widths().widest() && bytes(2 * neurons) <= bytes) {
      neurons *= 2;
    }
    return neurons;
  }

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
