package org.sswim.classifiers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.Coding;
import org.sswim.classification.InputCoding;
import org.sswim.classification.Scan;
import org.sswim.classification.View;
import org.sswim.linalg.Workers;
import org.sswim.sampling.Fields;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.Grid;
import org.sswim.sequences.LabelledSequences;
import org.sswim.training.FitProgress;
import org.sswim.training.SampledNetwork;

/**
 * Chooses how a network sees sequences by small networks: what each says of samples that it has not
 * seen decides, by their log loss. One thing is varied after the other, so that a plan is better
 * than each that differs in one.
 */
final class PlanChoice {
  private static final int NEURONS = 300;

  private static final int WIDER = 800;

  /** Trials that a choice takes as a rule. */
  private static final double USUAL_TRIALS = 20;

  /** Samples of small networks, of which a quarter chooses where there are many. */
  private static final int MOST_SAMPLES = 6000;

  private static final double SHARE = 0.25;

  /** Parts of few vectors that are left out in turn, of the draw of neurons, too. */
  private static final int FOLDS = 4;

  /** A later plan must be better by so much, one that looks past the spikes by more. */
  private static final double CLEARLY = 0.97;

  private static final double SURELY = 0.9;

  private static final double[] WHITENING = {0.25, 0.5, 1};

  /** Sides of fields as shares of the side of an image. */
  private static final double[] SIDES = {1, 0.6, 0.4, 0.25, 0.18};

  /** Spike cost of a neuron that counts: in units of its voltage's deviation, times the steps. */
  private static final double COST = 2;

  /** The same where classes may lie close together: the less, the steeper a neuron's answer. */
  private static final List<Double> COSTS = List.of(COST, COST / 4, COST / 16);

  /** Inputs that a neuron sees of a sequence, and delays that the input layer may have. */
  private static final int SYNAPSES = 9;

  /** Those that can be seen step by step first: others must be clearly better. */
  private static final List<List<View>> VIEWS =
      List.of(
          List.of(View.VALUES, View.CHANGES),
          List.of(View.VALUES),
          List.of(View.VALUES, View.CHANGES, View.SHAPE, View.SHAPE_CHANGES));

  private static final List<List<View>> SPIKES =
      List.of(
          List.of(View.VALUES, View.TRACE, View.SLOW_TRACE),
          List.of(View.TRACE, View.SLOW_TRACE),
          List.of(View.VALUES));

  /** Sections whose inputs skip connections see, and inputs of all sections together. */
  private static final int SKIPS = 32;

  private static final int MOST_SKIPS = 1000;

  /** Share of the steps without a spike from which on values are numbers of spikes. */
  private static final double MOSTLY = 0.75;

  /** So many traces of a spike, end to end, are as long as the longest sequence. */
  private static final int TRACES = 20;

  private static final int MOST_TAPS = 2000;

  /** Parts of a sequence whose rates are told apart. */
  private static final int SECTIONS = 3;

  /** Sections of a scan, which are the quarters of the image. */
  private static final int QUARTERS = 4;

  /** Whitening of patches. */
  private static final double SCANNED = 0.5;

  private final LabelledSequences data;
  private final ClassifierOptions options;
  private final Workers workers;
  private final FitProgress progress;
  private final List<ClassOrder> orders;
  private final List<PlanTrial> trials = new ArrayList<>();
  private int neurons = NEURONS;

  PlanChoice(
      LabelledSequences data, ClassifierOptions options, Workers workers, FitProgress progress) {
    this.data = data;
    this.options = options;
    this.workers = workers;
    this.progress = progress;
    orders = someOf(data, options.seed());
  }

  private static List<ClassOrder> someOf(LabelledSequences data, long seed) {
    int[] label = Objects.requireNonNull(data.label());
    int classes = data.classes().size();
    UniformRandomProvider random = new SeedStreams(seed).stream("pilots");
    if (label.length <= ClassTask.FEW) {
      return data.longest() == 1
          ? ClassOrder.folds(label, classes, FOLDS, random)
          : List.of(ClassOrder.of(label, classes, 0, random));
    }
    double part = Math.min(1, (double) MOST_SAMPLES / label.length);
    return List.of(ClassOrder.some(label, classes, part, SHARE, random));
  }

  /** A plan and what it says of samples left out. */
  private record Tried(ClassifierPlan plan, double loss) {}

  /** The plan that does best. */
  ClassifierPlan choose() {
    if (options.patch() > 0) {
      return scanned(data.grid());
    }
    boolean table = data.longest() == 1 && data.grid() == null;
    Tried found = table ? ofTable() : of(data.longest() > 1 ? sequences() : images());
    if (options.whitening().isAuto() && found.plan.coding().vectors()) {
      // What whitening is worth shows in networks that are not too small.
      found = neurons == WIDER ? found : wider(found);
      for (double exponent : WHITENING) {
        if (exponent > 0) {
          found = better(found, found.plan.withWhitening(exponent));
        }
      }
    }
    if (options.skip().isAuto() && !found.plan.coding().vectors()) {
      Tried linear = tried(found.plan.withSkip(skips()));
      found = linear.loss < SURELY * found.loss ? linear : found;
    }
    if (options.layers().isAuto() && found.plan.coding().vectors()) {
      found = better(found, found.plan.withLayers(2));
    }
    return found.plan;
  }

  /** What small networks said. */
  List<PlanTrial> trials() {
    return List.copyOf(trials);
  }

  private Tried better(@Nullable Tried best, ClassifierPlan plan) {
    Tried tried = tried(plan);
    return best == null || tried.loss < CLEARLY * best.loss ? tried : best;
  }

  private Tried tried(ClassifierPlan plan) {
    progress.at(Math.min(1, trials.size() / USUAL_TRIALS), "how sequences enter");
    ClassScores unseen =
        ClassScores.together(orders.stream().map(order -> unseen(order, plan)).toList());
    double loss = unseen.leastLogLoss();
    trials.add(new PlanTrial(plan, neurons, loss, unseen.accuracy()));
    return new Tried(plan, loss);
  }

  private ClassScores unseen(ClassOrder order, ClassifierPlan plan) {
    ClassTask task = new ClassTask(data, order, plan, workers);
    SampledNetwork network = task.sample(neurons, 1, options.source(), options.seed());
    return orders.size() > 1 ? task.unseen(network) : task.readout(network).leftOut();
  }

  private Tried wider(Tried found) {
    neurons = WIDER;
    return better(null, found.plan);
  }

  private Tried of(List<ClassifierPlan> plans) {
    Tried best = null;
    for (ClassifierPlan plan : plans) {
      best = better(best, plan);
    }
    return Objects.requireNonNull(best);
  }

  /** Units and spike costs where neurons see all columns, then fewer columns and costs. */
  private Tried ofTable() {
    boolean steady = options.coding() == Coding.CURRENT;
    neurons = data.count() <= ClassTask.FEW ? WIDER : NEURONS;
    Tried best = null;
    for (Fields fields : columns()) {
      for (InputCoding coding : best == null ? codings() : List.of(best.plan.coding())) {
        for (double cost : steady ? COSTS : List.of(COST)) {
          best = better(best, vectors(coding, fields, cost));
        }
      }
    }
    return Objects.requireNonNull(best);
  }

  private List<ClassifierPlan> images() {
    Grid grid = Objects.requireNonNull(data.grid());
    return imageFields(grid).stream().map(fields -> vectors(plain(), fields, COST)).toList();
  }

  private ClassifierPlan scanned(@Nullable Grid grid) {
    if (grid == null) {
      throw new IllegalArgumentException("only images are scanned by patches; these are none");
    }
    Scan scan = new Scan(grid.height(), grid.width(), options.patch());
    return ClassifierPlan.of(InputCoding.of(scan), 1, Fields.everything())
        .withWhitening(options.whitening().or(SCANNED))
        .withSections(QUARTERS);
  }

  private ClassifierPlan vectors(InputCoding coding, Fields fields, double cost) {
    return ClassifierPlan.of(coding, 1, fields)
        .withWhitening(options.whitening().or(0.0))
        .withMaxCost(cost / options.shown())
        .withCounting(options.coding() == Coding.CURRENT)
        .withLayers(options.layers().or(1))
        .withSkip(options.skip().or(false) ? 1 : 0);
  }

  /** As files hold the values. */
  private InputCoding plain() {
    return InputCoding.ofVectors(data.signals(), options.shown(), options.coding());
  }

  /**
   * As files hold the values, and each in units of its own deviation: pixels have one unit, the
   * columns of a table seldom do. A latency and a rate are of values from 0 to 1.
   */
  private List<InputCoding> codings() {
    return options.coding() == Coding.CURRENT
        ? List.of(plain(), plain().standardised(data.values()))
        : List.of(plain());
  }

  private List<ClassifierPlan> sequences() {
    // A field of all its synapses spans the longest sequence at most.
    int stride = Math.max(1, (data.longest() - 1) / (SYNAPSES - 1));
    int taps = Math.min(MOST_TAPS, stride * (SYNAPSES - 1) + 1);
    List<List<View>> usual = spikes() ? SPIKES : VIEWS;
    int field = options.field().or(SYNAPSES);
    int trace = Math.max(1, data.longest() / TRACES);
    return options.views().map(List::of).or(usual).stream()
        .map(
            views ->
                ClassifierPlan.of(
                    InputCoding.ofSequences(data.signals(), views)
                        .withTrace(trace)
                        .standardised(data.values()),
                    taps,
                    new Fields.Delays(data.signals(), views.size(), taps, field)))
        .map(plan -> plan.withSections(SECTIONS).withSkip(options.skip().or(false) ? skips() : 0))
        .toList();
  }

  /** So many sections that a linear read-out sees the course of a sequence. */
  private int skips() {
    int most = MOST_SKIPS / data.signals();
    return Math.max(1, Math.min(most, Math.min(data.longest(), SKIPS)));
  }

  /** Whether the values are numbers of spikes, of which there are none at most steps. */
  private boolean spikes() {
    long silent = 0;
    long all = 0;
    for (float[] own : data.values()) {
      for (float x : own) {
        if (x < 0 || x != Math.rint(x)) {
          return false;
        }
        silent += x == 0 ? 1 : 0;
      }
      all += own.length;
    }
    return silent > MOSTLY * all;
  }

  /** All columns of a table, about as many as the root of their number, and two. */
  private List<Fields> columns() {
    int all = data.signals();
    IntStream sizes =
        options.field().isAuto()
            ? IntStream.of(all, (int) Math.round(Math.sqrt(all)), 2)
            : IntStream.of(options.field().value());
    return sizes
        .map(size -> size == 0 ? all : Math.min(size, all))
        .distinct()
        .mapToObj(size -> size == all ? Fields.everything() : new Fields.Columns(all, size))
        .toList();
  }

  private List<Fields> imageFields(Grid grid) {
    int longer = Math.max(grid.height(), grid.width());
    IntStream sides =
        options.field().isAuto()
            ? DoubleStream.of(SIDES).mapToInt(s -> Math.max(2, (int) Math.round(s * longer)))
            : IntStream.of(options.field().value());
    return sides
        .map(side -> side == 0 ? longer : side)
        .filter(side -> side <= longer || !options.field().isAuto())
        .distinct()
        .<Fields>mapToObj(side -> new Fields.Patches(grid.height(), grid.width(), side))
        .toList();
  }
}
