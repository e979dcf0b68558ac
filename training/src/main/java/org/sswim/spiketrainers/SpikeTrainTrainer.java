package org.sswim.spiketrainers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.features.SkipShape;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Readout;
import org.sswim.readout.FitSplit;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Sequences;
import org.sswim.samples.Targets;
import org.sswim.sampling.LayerOptions;
import org.sswim.sampling.TemporalOptions;
import org.sswim.simulation.Semantics;
import org.sswim.spiketrainers.OutputChoice.Chosen;
import org.sswim.spiketrains.SpikeTrainModel;
import org.sswim.spiketrains.SpikingOutputs;
import org.sswim.training.NetworkShape;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;
import org.sswim.training.Search;

/**
 * Trains networks whose outputs spike as target trains do. S-SWIM samples the hidden layer, and
 * target spikes prescribe voltages ({@link MarginRounds}). Left-out sequences, on which the network
 * runs freely, choose what outputs see ({@link Search}) and how each is solved ({@link
 * OutputChoice}). Then all sequences train.
 *
 * <p>Stateless and reusable; equal options and data train equal models, whatever the number of
 * workers.
 *
 * @param options of the training
 * @param workers share the work
 */
public record SpikeTrainTrainer(SpikeTrainOptions options, Workers workers) {
  /** Supports of skip connections, in steps. */
  private static final float[] SKIP = {0.3f, 1, 2, 4, 8, 16};

  private static final float[] NONE = {};

  /** Of hidden features beside skip connections. */
  private static final double[] SHARES = {1, 0.03};

  /** Steps that a sample sees. */
  private static final int WINDOW = 32;

  /** Delays that a neuron sees of a signal; 1 with long kernels, 4 and 16 did worse. */
  private static final int TAPS = 8;

  /** Largest spike cost in deviations of the voltage. */
  private static final double COST = 1.5;

  private static final LayerOptions LAYER =
      LayerOptions.defaults()
          .withTemporal(TemporalOptions.defaults().withRule(TemporalOptions.Rule.CORRELATION));

  /**
   * What outputs see.
   *
   * @param hidden null for the signals alone
   * @param skip supports of skip connections
   * @param share of hidden features, see {@link OutputEquations}
   */
  private record Sight(@Nullable HiddenNetwork hidden, float[] skip, double share) {
    FeatureBlocks features(SpikeTrainData data, Workers workers) {
      return new FeatureBlocks(data, hidden, skip, workers);
    }

    String signals() {
      return skip.length == 0 ? "none" : share == 1 ? "seen" : "seen with spikes at " + share;
    }
  }

  /** What is chosen, and of which features. */
  private record Plan(Sight sight, OutputChoice choice, List<Chosen> chosen) {
    Plan completed(int rounds) {
      return new Plan(sight, choice, choice.choose(chosen, rounds));
    }

    double score() {
      return chosen.stream().mapToDouble(Chosen::score).average().orElseThrow();
    }

    double[] errors() {
      return new double[] {1 - score()};
    }
  }

  /**
   * Trains a model.
   *
   * @param data at least 2 sequences, one of which trains and one of which chooses
   * @throws IllegalArgumentException if there are fewer
   */
  public SpikeTrainFit fit(SpikeTrainData data) {
    int[] left = leftOut(data.count());
    SpikeTrainData training = data.select(others(data.count(), left));
    SpikeTrainData choosing = data.select(left);
    int neurons = options.neurons().or(SpikeTrainOptions.USUAL_NEURONS);
    HiddenNetwork hidden = neurons == 0 ? null : hidden(training, neurons);
    Search search = new Search();
    Plan plan = plan(training, choosing, hidden, search);
    SpikeTrainModel model = solve(data, plan.sight, plan.chosen);
    return new SpikeTrainFit(
        model,
        plan.score(),
        search.choices(),
        (int) plan.chosen.stream().filter(one -> one.column().refractory()).count());
  }

  /** Sequences that choose, spread evenly. */
  private int[] leftOut(int count) {
    int wanted = (int) Math.max(1, Math.round(options.leftOut() * count));
    Checks.that(count >= 2 && wanted < count)
        .or(
            "there must be sequences that train and others that choose; %s of %s would choose",
            wanted, count);
    return IntStream.range(0, wanted)
        .map(i -> (int) ((2L * i + 1) * count / (2L * wanted)))
        .toArray();
  }

  private static int[] others(int count, int[] chosen) {
    return IntStream.range(0, count)
        .filter(i -> IntStream.of(chosen).noneMatch(c -> c == i))
        .toArray();
  }

  /** What outputs with hidden neurons may see. */
  private List<Sight> sights(HiddenNetwork hidden) {
    List<Sight> sights = new ArrayList<>();
    if (options.skip().or(true)) {
      for (double share : SHARES) {
        sights.add(new Sight(hidden, SKIP, share));
      }
    }
    if (!options.skip().or(false)) {
      sights.add(new Sight(hidden, NONE, 1));
    }
    return sights;
  }

  /**
   * Of what outputs may see, the best. Early rounds tell which view of the hidden neurons that is.
   * But they flatter these beside the signals alone, which therefore stay candidates to the end.
   */
  private Plan plan(
      SpikeTrainData training,
      SpikeTrainData choosing,
      @Nullable HiddenNetwork hidden,
      Search search) {
    List<Plan> plans = new ArrayList<>();
    if (hidden == null || options.skip().isAuto()) {
      plans.add(begun(training, choosing, new Sight(null, SKIP, 1)));
    }
    if (hidden != null) {
      plans.add(
          search.best(
              Search.Kind.SIGNALS,
              sights(hidden).stream().map(sight -> begun(training, choosing, sight)).toList(),
              plan -> plan.sight.signals(),
              Plan::errors));
    }
    return search.best(
        Search.Kind.HIDDEN,
        plans.stream().map(plan -> plan.completed(options.rounds())).toList(),
        plan -> plan.sight.hidden == null ? "without" : "with",
        Plan::errors);
  }

  private Plan begun(SpikeTrainData training, SpikeTrainData choosing, Sight sight) {
    OutputChoice choice =
        new OutputChoice(
            sight.features(training, workers),
            sight.features(choosing, workers),
            sight.share,
            options,
            workers);
    return new Plan(sight, choice, choice.penalties());
  }

  private SpikeTrainModel solve(SpikeTrainData data, Sight sight, List<Chosen> chosen) {
    FeatureBlocks blocks = sight.features(data, workers);
    List<OutputColumn> columns = chosen.stream().map(Chosen::column).toList();
    List<Double> supports =
        columns.stream()
            .filter(OutputColumn::refractory)
            .map(OutputColumn::support)
            .distinct()
            .toList();
    MarginRounds rounds =
        new MarginRounds(new OutputEquations(blocks, sight.share, supports), columns);
    int p = blocks.features();
    int outputs = data.outputs();
    float[] weights = new float[p * outputs];
    float[] bias = new float[outputs];
    float[] cost = new float[outputs];
    float[] support = new float[outputs];
    int most = chosen.stream().mapToInt(Chosen::rounds).max().orElseThrow();
    while (rounds.rounds() < most) {
      rounds.next();
      MarginRounds.Solution solution = rounds.solution();
      for (int k = 0; k < outputs; k++) {
        if (chosen.get(k).rounds() != rounds.rounds()) {
          continue;
        }
        for (int f = 0; f < p; f++) {
          weights[f * outputs + k] = (float) solution.weights()[f * outputs + k];
        }
        bias[k] = (float) (solution.bias()[k] + chosen.get(k).offset());
        cost[k] = (float) solution.cost()[k];
        support[k] = columns.get(k).refractory() ? (float) columns.get(k).support() : 1;
      }
    }
    return new SpikeTrainModel(
        data.signals(),
        sight.hidden,
        sight.skip,
        new SpikingOutputs(new Readout(weights, bias), cost, support));
  }

  /**
   * Samples the hidden layer with S-SWIM. Every step of every sequence is a sample of the last
   * steps before it. Pairs are of steps at which the targets differ. Delays and supports are drawn
   * by correlation, as in the paper.
   */
  private HiddenNetwork hidden(SpikeTrainData data, int neurons) {
    int window = Math.min(WINDOW, data.longest());
    // As in the network, there is rest before a sequence; shorter ones begin later.
    int steps = data.longest() + window - 1;
    List<float[]> inputs = padded(data.inputs(), data.signals(), steps);
    List<float[]> targets = padded(data.targets(), data.outputs(), steps);
    Samples samples = Sequences.everyStep(inputs, data.signals(), window);
    Targets wanted = new Targets.Signals(targets, data.outputs(), window, true);
    SampleRange all = new SampleRange(0, samples.places());
    SSwimOptions own =
        options
            .source()
            .apply(SSwimOptions.defaults().withLayer(LAYER))
            .withNeurons(neurons)
            .withSeed(options.seed());
    NetworkShape shape =
        new NetworkShape(
            Math.min(TAPS, window),
            COST,
            NetworkShape.USUAL_BANKS,
            Semantics.STREAMING,
            SkipShape.NONE);
    return new SSwim(own, workers)
        .sample(samples, wanted, FitSplit.of(data.outputs(), all, all), shape, neurons)
        .hidden();
  }

  private static List<float[]> padded(List<float[]> sequences, int width, int steps) {
    List<float[]> all = new ArrayList<>();
    for (float[] sequence : sequences) {
      float[] longer = new float[Math.multiplyExact(steps, width)];
      System.arraycopy(sequence, 0, longer, longer.length - sequence.length, sequence.length);
      all.add(longer);
    }
    return all;
  }
}
