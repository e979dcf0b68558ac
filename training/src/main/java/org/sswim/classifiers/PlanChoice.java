package org.sswim.classifiers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.sswim.classification.Coding;
import org.sswim.classification.InputCoding;
import org.sswim.linalg.Workers;
import org.sswim.sampling.Fields;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.Grid;
import org.sswim.sequences.LabelledSequences;

/**
 * Chooses how a network sees sequences by small networks: what each says of samples that it has not
 * seen decides, by their log loss. One thing is varied after the other, so that a plan is better
 * than each that differs in one.
 */
final class PlanChoice {
  private static final int NEURONS = 300;

  /** Samples of small networks, of which a quarter chooses where there are many. */
  private static final int MOST_SAMPLES = 6000;

  private static final double SHARE = 0.25;
  private static final double[] WHITENING = {0, 0.5, 1};

  /** Sides of fields as shares of the side of an image. */
  private static final double[] SIDES = {1, 0.6, 0.4, 0.25};

  /** Spike cost of a neuron that counts: in units of its voltage's deviation, times the steps. */
  private static final double COUNT_COST = 2;

  /** A bank that holds the mean over all steps. */
  private static final double WHOLE = 1000;

  private final LabelledSequences data;
  private final ClassifierOptions options;
  private final Workers workers;
  private final ClassOrder order;
  private final List<String> log = new ArrayList<>();

  PlanChoice(LabelledSequences data, ClassifierOptions options, Workers workers) {
    this.data = data;
    this.options = options;
    this.workers = workers;
    order = someOf(data, options.seed());
  }

  private static ClassOrder someOf(LabelledSequences data, long seed) {
    int[] label = Objects.requireNonNull(data.label());
    SeedStreams streams = new SeedStreams(seed);
    double part = Math.min(1, (double) MOST_SAMPLES / label.length);
    if (part == 1) {
      double share = label.length <= ClassTask.FEW ? 0 : SHARE;
      return ClassOrder.of(label, data.classes().size(), share, streams.stream("pilots"));
    }
    return ClassOrder.some(label, data.classes().size(), part, SHARE, streams.stream("pilots"));
  }

  /** A plan and what it says of samples left out. */
  private record Tried(ClassifierPlan plan, double loss) {}

  /** The plan that does best. */
  ClassifierPlan choose() {
    Tried best = null;
    for (ClassifierPlan plan : first()) {
      best = better(best, plan);
    }
    Tried found = Objects.requireNonNull(best);
    if (options.whitening().isAuto()) {
      for (double exponent : WHITENING) {
        if (exponent > 0) {
          found = better(found, found.plan.withWhitening(exponent));
        }
      }
    }
    return found.plan;
  }

  /** What small networks said, a line each. */
  List<String> log() {
    return List.copyOf(log);
  }

  private Tried better(@org.jspecify.annotations.Nullable Tried best, ClassifierPlan plan) {
    ClassTask task = new ClassTask(data, order, plan, workers);
    ClassReadout readout = task.readout(task.sample(NEURONS, 1, options.source(), options.seed()));
    double loss = readout.logLoss();
    log.add(
        String.format(
            "%s whitening %.2f own %s changes %s: left out, log loss %.4f, accuracy %.4f",
            plan.fields(),
            plan.whitening(),
            plan.coding().own(),
            plan.coding().differences(),
            loss,
            readout.leftOut().accuracy()));
    return best == null || loss < best.loss ? new Tried(plan, loss) : best;
  }

  private List<ClassifierPlan> first() {
    Grid grid = data.grid();
    if (data.longest() > 1) {
      throw new IllegalArgumentException("sequences come later");
    }
    List<ClassifierPlan> plans = new ArrayList<>();
    for (Fields fields : grid == null ? vectorFields() : imageFields(grid)) {
      float[] scale = new float[data.signals()];
      Arrays.fill(scale, 1);
      InputCoding coding =
          new InputCoding(
              data.signals(),
              options.shown(),
              options.coding(),
              false,
              false,
              new float[data.signals()],
              scale);
      plans.add(
          new ClassifierPlan(
              coding,
              1,
              fields,
              options.whitening().or(0.0),
              COUNT_COST / options.shown(),
              options.coding() == Coding.CURRENT,
              List.of(WHOLE)));
    }
    return plans;
  }

  private List<Fields> vectorFields() {
    return List.of(Fields.ALL);
  }

  private List<Fields> imageFields(Grid grid) {
    int longer = Math.max(grid.height(), grid.width());
    List<Fields> fields = new ArrayList<>();
    if (!options.field().isAuto()) {
      int side = options.field().value();
      return List.of(patches(grid, side == 0 ? longer : side));
    }
    int before = 0;
    for (double share : SIDES) {
      int side = Math.max(2, (int) Math.round(share * longer));
      if (side != before && side <= longer) {
        fields.add(patches(grid, side));
      }
      before = side;
    }
    return fields;
  }

  private static Fields patches(Grid grid, int side) {
    return new Fields.Patches(grid.height(), grid.width(), side);
  }
}
