package org.sswim.algorithms.hybridcoding;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sswim.algorithms.hybridcoding.HybridOptions.Coding;
import org.sswim.algorithms.learning.Course;
import org.sswim.algorithms.learning.DenseMap;
import org.sswim.algorithms.learning.LayerMap;
import org.sswim.algorithms.learning.RectifierPass;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.catalogue.ClassFit;
import org.sswim.catalogue.FitContext;
import org.sswim.checks.Checks;
import org.sswim.comparison.UnsuitableDataException;
import org.sswim.gradient.Epochs;
import org.sswim.gradient.Optimizer;
import org.sswim.gradient.Schedule;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.LabelledSequences;
import org.sswim.shown.ClockedModel;

/**
 * Trains networks of hybrid codes. A teacher of rectifiers gives its weights, and local tandem
 * learning fits them to spikes, see {@link LocalPass}. Where outputs speak by their first spike,
 * left-out samples choose a threshold, unless one is given. The outputs are trained for decisions
 * at it, see {@link FirstSpikePass}, and the threshold is chosen again. That choice is ours, and so
 * is that outputs gather evidence without a leak.
 *
 * @see <a href="https://arxiv.org/abs/2305.16594">Chen et al. 2024, A hybrid neural coding approach
 *     for pattern recognition with spiking neural networks</a>
 */
public final class HybridTrainer implements ClassFit<HybridOptions> {
  /** Epochs of the teacher where samples are many, and steps that there are at least. */
  private static final int EPOCHS = 12;

  private static final int LEAST_STEPS = 2000;
  private static final int SEEN = 256;

  /**
   * The threshold of the paper; voltages are brought to it, so that its losses keep their scale.
   */
  private static final double THRESHOLD = 3;

  @Override
  public ClockedModel fit(LabelledSequences train, HybridOptions options, FitContext context) {
    boolean coded = options.input() != Coding.DIRECT;
    Checks.not(coded && train.longest() > 1, UnsuitableDataException::new)
        .or("codes of the input are for vectors and images; rows of sequences are currents");
    return new Run(Vectors.of(train, coded, options.steps()), options, context).fit();
  }

  /** The network that a fit makes a model of. */
  static HybridNetwork trained(Vectors data, HybridOptions options, FitContext context) {
    Run run = new Run(data, options, context);
    run.fit();
    return run.network;
  }

  /** One training. */
  private static final class Run {
    private final Vectors data;
    private final HybridOptions options;
    private final HybridNetwork network;
    private final int[] leftOut;
    private final int[] some;
    private final Course course;
    private final int[] epochs;
    private Map<String, String> results = Map.of();
    private boolean teaching = true;

    Run(Vectors data, HybridOptions options, FitContext context) {
      this.data = data;
      this.options = options;
      long seed = context.seed();
      network = HybridNetwork.drawn(data.inputs(), data.classes().size(), options, seed);
      int[] order = Epochs.shuffled(data.count(), new SeedStreams(seed).stream("hybrid-left-out"));
      boolean early = options.output() == Coding.TTFS && data.count() > 1;
      int out =
          early && options.threshold().isAuto()
              ? Math.max(1, (int) (options.leftOut() * data.count()))
              : 0;
      leftOut = Arrays.copyOf(order, out);
      int[] samples = Arrays.copyOfRange(order, out, order.length);
      some = Arrays.copyOf(samples, Math.min(SEEN, samples.length));
      course = new Course("hybrid", data, samples, options.batch(), context);
      int teacher = options.teacherEpochs().or(course.usual(EPOCHS, LEAST_STEPS));
      int decision = early ? options.decisionEpochs().or((teacher + 3) / 4) : 0;
      epochs = new int[] {teacher, options.localEpochs().or((teacher + 1) / 2), decision};
      course.begin(Arrays.stream(epochs).sum(), this::model);
    }

    ClockedModel fit() {
      List<DenseMap> maps = network.maps();
      course
          .stage("teacher", "hybrid-teacher", epochs[0])
          .rate(options.teacherRate(), Schedule.COSINE)
          .run(rows -> new RectifierPass(maps, data, rows), optimizer(options.rule(), maps));
      List<DenseMap> teacher = maps.stream().map(DenseMap::copy).toList();
      network.balance(teacher, data, some);
      teaching = false;
      course
          .stage("local", "hybrid-local", epochs[1])
          .rate(options.localRate(), Schedule.COSINE)
          .run(
              rows -> new LocalPass(network, teacher, data, rows, false),
              optimizer(options.rule(), maps));
      if (options.output() == Coding.TTFS) {
        decide();
      }
      return model();
    }

    private Optimizer optimizer(Optimizer.Rule rule, List<DenseMap> maps) {
      return new Optimizer(rule, options.decay(), LayerMap.groups(maps));
    }

    private void decide() {
      if (leftOut.length > 0) {
        network.scaleOutputs(
            (float) THRESHOLD / new Decisions(network, data, leftOut).lowest(options.cost()));
      }
      network.setOutputThreshold(options.threshold().or(THRESHOLD).floatValue());
      Earliness earliness = new Earliness();
      List<DenseMap> outputs = network.maps().subList(network.layers(), network.layers() + 1);
      course
          .stage("decisions", "hybrid-decisions", epochs[2])
          .rate(options.decisionRate(), Schedule.COSINE)
          .afterEpoch(earliness::next)
          .changing(List.of(earliness))
          .run(
              rows -> new FirstSpikePass(network, data, rows, earliness),
              optimizer(options.decisionRule(), outputs));
      if (leftOut.length == 0) {
        return;
      }
      Decisions decisions = new Decisions(network, data, leftOut);
      network.setOutputThreshold(decisions.lowest(options.cost()));
      Decisions.Outcome early = decisions.at(network.threshold(network.layers()));
      Decisions.Outcome late = decisions.at(Float.POSITIVE_INFINITY);
      results =
          Map.of(
              "decisionSteps", text(early.steps()),
              "accuracyEarly", text(early.right()),
              "accuracyWaiting", text(late.right()));
    }

    private static String text(double value) {
      return String.format(Locale.ROOT, "%.4f", value);
    }

    private ClockedModel model() {
      if (teaching) {
        network.balance(network.maps(), data, some);
      }
      return network.model(data, course.provenance(options, results));
    }
  }
}
