package org.sswim.algorithms.dsr;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.sswim.algorithms.learning.Course;
import org.sswim.algorithms.learning.LayerMap;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.algorithms.lowbit.TableSteps;
import org.sswim.catalogue.ClassFit;
import org.sswim.catalogue.FitContext;
import org.sswim.gradient.Epochs;
import org.sswim.gradient.Optimizer;
import org.sswim.lowbit.PowerTable;
import org.sswim.network.Provenance;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.LabelledSequences;
import org.sswim.shown.ClockedModel;

/**
 * Trains by differentiation on spike representation: forward a simulation, backward the clamp that
 * the mean of spikes stands for, see {@link DsrPass}.
 *
 * @see <a href="https://arxiv.org/abs/2205.00459">Meng et al. 2022, Training high-performance
 *     low-latency spiking neural networks by differentiation on spike representation</a>
 */
public final class DsrTrainer implements ClassFit<DsrOptions> {
  /** Epochs where samples are many, and steps that there are at least where they are few. */
  private static final int EPOCHS = 30;

  private static final int LEAST_STEPS = 3000;

  /** Thresholds, in root mean squares of the positive input currents. */
  private static final double WIDTH = 3;

  private static final int SEEN = 256;

  /** Learning rate of weights that are drawn to a table, as a share of that before. */
  private static final double DRAWN = 0.5;

  /**
   * Epochs of each of the stages before, for one in which weights stay where they were drawn to.
   */
  private static final int SETTLING = 4;

  @Override
  public ClockedModel fit(LabelledSequences train, DsrOptions options, FitContext context) {
    Vectors data = Vectors.of(train, false, options.steps());
    long seed = context.seed();
    DsrNetwork network = DsrNetwork.drawn(data, options, seed);
    if (options.threshold().isAuto()) {
      measureThresholds(network, data, seed);
    }
    Course course = new Course("dsr", data, options.batch(), context);
    int epochs = options.epochs().or(course.usual(EPOCHS, LEAST_STEPS));
    int settling = Math.max(1, epochs / SETTLING);
    Provenance provenance = course.provenance(options, Map.of("epochs", String.valueOf(epochs)));
    Supplier<ClockedModel> model = () -> network.model(data, provenance);
    course.begin(options.bits() == 0 ? epochs : 2 * epochs + settling, model);
    IntFunction<DsrPass> part = rows -> new DsrPass(network, data, rows, false);
    Optimizer optimizer = new Optimizer(options.rule(), options.decay(), network.groups());
    stage(course, network, "floats", "dsr-batches", epochs)
        .rate(options.rate(), options.schedule())
        .run(part, optimizer);
    if (options.bits() > 0) {
      TableSteps drawing =
          new TableSteps(
              network.groups(),
              network.weights(),
              new Optimizer(options.rule(), options.decay(), network.groups()),
              TableSteps.Options.over(
                  new PowerTable(options.bits()), PowerTable.Tie.NODE, epochs * course.steps()));
      stage(course, network, options.bits() + " bits", "dsr-drawn", epochs)
          .rate(DRAWN * options.rate(), options.schedule())
          .run(part, drawing, drawing);
      drawing.finish();
      // Biases and thresholds were of weights that were not on the table yet.
      stage(course, network, "biases and thresholds", "dsr-settling", settling)
          .rate(DRAWN * options.rate(), options.schedule())
          .run(part, new Optimizer(options.rule(), 0, besides(network)));
    }
    return model.get();
  }

  private static Course.Stage stage(
      Course course, DsrNetwork network, String name, String stream, int epochs) {
    return course
        .stage(name, stream, epochs)
        .afterStep(network::keepInRange)
        .changing(LayerMap.besides(network.maps()));
  }

  /** All that trains, weights not. */
  private static List<Optimizer.Group> besides(DsrNetwork network) {
    return network.groups().stream()
        .map(group -> new Optimizer.Group(group.values(), group.decays() ? 0 : group.rate(), false))
        .toList();
  }

  /** Sets each threshold by the input currents of its layer, the first first. */
  private static void measureThresholds(DsrNetwork network, Vectors data, long seed) {
    int rows = Math.min(SEEN, data.count());
    int[] some =
        Arrays.copyOf(
            Epochs.shuffled(data.count(), new SeedStreams(seed).stream("dsr-thresholds")), rows);
    for (int l = 0; l < network.layers(); l++) {
      DsrPass pass = new DsrPass(network, data, rows, true);
      pass.forward(some, 0, rows);
      double squares = 0;
      long positive = 0;
      for (float x : pass.mapped(l)) {
        squares += x > 0 ? (double) x * x : 0;
        positive += x > 0 ? 1 : 0;
      }
      double rms = Math.sqrt(squares / Math.max(1, positive));
      DsrOptions options = network.options();
      network.thresholds().get(l)[0] =
          (float) Math.max(1e-3, WIDTH * rms * options.perCurrent() / options.perThreshold());
    }
  }
}
