package org.sswim.classifiers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.Coding;
import org.sswim.classification.InputCoding;
import org.sswim.classification.Scan;
import org.sswim.classification.View;
import org.sswim.linalg.Workers;
import org.sswim.options.OptionsJson;
import org.sswim.sampling.Fields;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.Grid;
import org.sswim.sequences.LabelledSequences;
import org.sswim.training.FitProgress;
import org.sswim.training.SampledNetwork;
import org.sswim.training.Search;

/**
 * Chooses how a network sees sequences by small networks: what each says of samples that it has not
 * seen decides, by their log loss. One thing is varied after the other, see {@link Search}.
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

  private static final List<Double> WHITENING = List.of(0.0, 0.25, 0.5, 1.0);

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
  private final Search search = new Search();
  private final Map<List<Object>, Double> tried = new HashMap<>();
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
    boolean few = label.length <= ClassTask.FEW;
    double part = Math.min(1, (double) MOST_SAMPLES / label.length);
    return few && data.longest() == 1
        ? ClassOrder.folds(label, classes, FOLDS, random)
        : List.of(ClassOrder.some(label, classes, part, few ? 0 : SHARE, random));
  }

  /** The plan that does best. */
  ClassifierPlan choose() {
    if (options.patch() > 0) {
      return scanned(data.grid());
    }
    ClassifierPlan plan =
        data.longest() > 1
            ? best(Search.Kind.VIEWS, sequences(), PlanChoice::views)
            : data.grid() == null
                ? ofTable()
                : best(Search.Kind.FIELDS, images(), PlanChoice::fields);
    boolean vectors = plan.coding().vectors();
    if (options.whitening().isAuto() && vectors) {
      // What whitening is worth shows in networks that are not too small.
      neurons = WIDER;
      plan =
          best(
              Search.Kind.WHITENING,
              each(WHITENING, plan::withWhitening),
              one -> String.valueOf(one.whitening()));
    }
    if (options.skip().isAuto() && !vectors) {
      plan =
          best(
              Search.Kind.SKIP,
              each(List.of(0, skips()), plan::withSkip),
              one -> one.skip() > 0 ? "with" : "without");
    }
    if (options.layers().isAuto() && vectors) {
      plan =
          best(
              Search.Kind.LAYERS,
              each(List.of(1, 2), plan::withLayers),
              one -> String.valueOf(one.layers()));
    }
    return plan;
  }

  /** What was chosen. */
  Search search() {
    return search;
  }

  private static <T> List<ClassifierPlan> each(List<T> values, Function<T, ClassifierPlan> plan) {
    return values.stream().map(plan).toList();
  }

  private ClassifierPlan best(
      Search.Kind kind, List<ClassifierPlan> plans, Function<ClassifierPlan, String> label) {
    return search.best(
        kind,
        plans,
        label,
        plan -> new double[] {tried.computeIfAbsent(List.of(plan, neurons), key -> loss(plan))});
  }

  /** The log loss of samples that small networks have not seen. */
  private double loss(ClassifierPlan plan) {
    progress.at(Math.min(1, tried.size() / USUAL_TRIALS), "how sequences enter");
    return ClassScores.together(orders.stream().map(order -> unseen(order, plan)).toList())
        .leastLogLoss();
  }

  private ClassScores unseen(ClassOrder order, ClassifierPlan plan) {
    ClassTask task = new ClassTask(data, order, plan, workers);
    SampledNetwork network = task.sample(neurons, 1, options.source(), options.seed());
    return orders.size() > 1 ? task.unseen(network) : task.readout(network).leftOut();
  }

  /** Units and spike costs where neurons see all columns, then fewer columns and costs. */
  private ClassifierPlan ofTable() {
    neurons = data.count() <= ClassTask.FEW ? WIDER : NEURONS;
    List<Fields> columns = columns();
    Function<ClassifierPlan, String> units =
        plan -> (plan.coding().scaled() ? "scaled" : "as they are") + cost(plan);
    ClassifierPlan plan =
        best(Search.Kind.UNITS, tables(columns.get(0), codings()).toList(), units);
    Stream<ClassifierPlan> fewer =
        columns.stream().flatMap(fields -> tables(fields, List.of(plan.coding())));
    return best(
        Search.Kind.FIELDS,
        Stream.concat(Stream.of(plan), fewer).distinct().toList(),
        one -> fields(one) + cost(one));
  }

  private static String fields(ClassifierPlan plan) {
    if (plan.fields() instanceof Fields.Patches patches) {
      return patches.size() + " x " + patches.size() + " pixels";
    }
    return plan.fields() instanceof Fields.Columns some ? some.most() + " columns" : "all columns";
  }

  private static String cost(ClassifierPlan plan) {
    return " at spike cost " + (float) plan.maxCost();
  }

  private Stream<ClassifierPlan> tables(Fields fields, List<InputCoding> codings) {
    List<Double> costs = options.coding() == Coding.CURRENT ? COSTS : List.of(COST);
    return codings.stream()
        .flatMap(coding -> costs.stream().map(cost -> vectors(coding, fields, cost)));
  }

  private List<ClassifierPlan> images() {
    Grid grid = Objects.requireNonNull(data.grid());
    return each(imageFields(grid), fields -> vectors(plain(), fields, COST));
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
    return each(
        options.views().map(List::of).or(usual),
        views ->
            ClassifierPlan.of(
                    InputCoding.ofSequences(data.signals(), views)
                        .withTrace(trace)
                        .standardised(data.values()),
                    taps,
                    new Fields.Delays(data.signals(), views.size(), taps, field))
                .withSections(SECTIONS)
                .withSkip(options.skip().or(false) ? skips() : 0));
  }

  private static String views(ClassifierPlan plan) {
    return plan.coding().views().stream()
        .map(OptionsJson::label)
        .collect(Collectors.joining(" + "));
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
