package org.sswim.algorithms.hybridcoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.sswim.algorithms.hybridcoding.HybridOptions.Coding;
import org.sswim.algorithms.layers.LayerMap;
import org.sswim.algorithms.learning.Epochs;
import org.sswim.algorithms.learning.Journal;
import org.sswim.algorithms.learning.Progress;
import org.sswim.algorithms.learning.RectifierPass;
import org.sswim.algorithms.learning.Stage;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.algorithms.spi.ResumableFit;
import org.sswim.classifiers.ClassCandidate;
import org.sswim.clocked.ClockedModel;
import org.sswim.descent.BatchSums;
import org.sswim.descent.Optimizer;
import org.sswim.descent.Order;
import org.sswim.descent.Schedule;
import org.sswim.descent.State;
import org.sswim.linalg.Workers;
import org.sswim.network.Provenance;
import org.sswim.options.OptionsJson;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.LabelledSequences;
import org.sswim.training.Version;

/**
 * Trains networks of hybrid codes: a teacher of rectifiers; its weights, and local tandem learning
 * of them in spikes, see {@link LocalPass}; then, where outputs speak by their first spike, a
 * threshold that samples left out choose, the outputs trained for decisions at it, see {@link
 * FirstSpikePass}, and the threshold chosen again. That choice is ours, and so is that outputs
 * gather evidence without a leak.
 *
 * @see <a href="https://arxiv.org/abs/2305.16594">Chen et al. 2024, A hybrid neural coding approach
 *     for pattern recognition with spiking neural networks</a>
 */
final class HybridTrainer implements ResumableFit<HybridOptions, ClockedModel> {
  /** Epochs of the teacher where samples are many, and steps that there are at least. */
  private static final int EPOCHS = 12;

  private static final int LEAST_STEPS = 2000;
  private static final int SEEN = 256;

  /**
   * The threshold of the paper; voltages are brought to it, so that its losses keep their scale.
   */
  private static final float THRESHOLD = 3;

  @Override
  public ClockedModel fit(
      LabelledSequences train,
      HybridOptions options,
      long seed,
      Workers workers,
      ClassCandidate.Watch watch,
      Journal journal) {
    Vectors data = Vectors.of(train, options.input() != Coding.DIRECT);
    return new Run(data, options, seed, workers, watch, journal).fit();
  }

  /** One training. */
  private static final class Run {
    private final Vectors data;
    private final HybridOptions options;
    private final long seed;
    private final Workers workers;
    private final Journal journal;
    private final HybridNetwork network;
    private final int[] samples;
    private final int[] leftOut;
    private final int[] some;
    private final int batch;
    private final int[] epochs;
    private final Progress progress;
    private Map<String, String> results = Map.of();
    private boolean teaching = true;

    Run(
        Vectors data,
        HybridOptions options,
        long seed,
        Workers workers,
        ClassCandidate.Watch watch,
        Journal journal) {
      this.data = data;
      this.journal = journal;
      this.options = options;
      this.seed = seed;
      this.workers = workers;
      network = HybridNetwork.drawn(data.inputs(), data.classes().size(), options, seed);
      int[] order = Order.shuffled(data.count(), new SeedStreams(seed).stream("hybrid-left-out"));
      boolean early = options.output() == Coding.TTFS && data.count() > 1;
      int out = early ? Math.max(1, (int) (options.leftOut() * data.count())) : 0;
      leftOut = Arrays.copyOf(order, out);
      samples = Arrays.copyOfRange(order, out, order.length);
      some = Arrays.copyOf(samples, Math.min(SEEN, samples.length));
      batch = Math.min(options.batch(), Math.max(8, samples.length / 20));
      int steps = (samples.length + batch - 1) / batch;
      int teacher = options.teacherEpochs().or(Math.max(EPOCHS, (LEAST_STEPS + steps - 1) / steps));
      int decision = early ? options.decisionEpochs().or((teacher + 3) / 4) : 0;
      epochs = new int[] {teacher, options.localEpochs().or((teacher + 1) / 2), decision};
      progress = new Progress(watch, Arrays.stream(epochs).sum(), this::model);
    }

    ClockedModel fit() {
      List<LayerMap> maps = network.maps();
      stage(
          0,
          "teacher",
          options.teacherRate(),
          rows -> new RectifierPass(maps, data, rows),
          maps,
          () -> {},
          List.of());
      List<LayerMap> teacher = network.copiedMaps();
      network.balance(teacher, data, some);
      teaching = false;
      stage(
          1,
          "local",
          options.localRate(),
          rows -> new LocalPass(network, teacher, data, rows, false),
          maps,
          () -> {},
          List.of());
      if (leftOut.length > 0) {
        decide();
      }
      return model();
    }

    private void decide() {
      network.scaleOutputs(
          THRESHOLD / new Decisions(network, data, leftOut).lowest(options.cost()));
      network.setOutputThreshold(THRESHOLD);
      Earliness earliness = new Earliness();
      List<LayerMap> outputs = network.maps().subList(network.layers(), network.layers() + 1);
      stage(
          2,
          "decisions",
          options.decisionRate(),
          rows -> new FirstSpikePass(network, data, rows, earliness),
          outputs,
          earliness::next,
          List.of(earliness));
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

    private void stage(
        int number,
        String name,
        double rate,
        IntFunction<? extends BatchSums.Part> part,
        List<LayerMap> maps,
        Runnable afterEpoch,
        List<State> heard) {
      Epochs.Listener hearing =
          new Epochs.Listener() {
            @Override
            public void at(double share, String what) {
              progress.at(share, what);
            }

            @Override
            public boolean done(int epoch, double loss) {
              afterEpoch.run();
              return progress.done(epoch, loss);
            }
          };
      List<Optimizer.Group> groups = new ArrayList<>();
      for (LayerMap map : maps) {
        groups.add(new Optimizer.Group(map.parameters().get(0), 1, true));
        groups.add(new Optimizer.Group(map.parameters().get(1), 1, false));
      }
      BatchSums sums =
          new BatchSums(
              part,
              batch,
              workers,
              groups.stream().map(group -> new float[group.values().length]).toList());
      Optimizer.Rule rule = number == 2 ? options.decisionRule() : options.rule();
      Optimizer optimizer = new Optimizer(rule, options.decay(), groups);
      int before = Arrays.stream(epochs, 0, number).sum();
      int all = Arrays.stream(epochs).sum();
      new Epochs(epochs[number], batch, rate, Schedule.COSINE, seed, "hybrid-" + name)
          .run(
              samples,
              sums,
              optimizer,
              () -> {},
              new Stage(hearing, before, epochs[number], all, name),
              journal.stage(Stream.concat(Stream.of(optimizer), heard.stream()).toList()));
    }

    private ClockedModel model() {
      if (teaching) {
        network.balance(network.maps(), data, some);
      }
      return network.model(
          data,
          new Provenance(
              Version.current(),
              seed,
              data.count() + " labelled samples",
              Map.of("algorithm", "hybrid", "training", OptionsJson.text(options)),
              results));
    }
  }
}
