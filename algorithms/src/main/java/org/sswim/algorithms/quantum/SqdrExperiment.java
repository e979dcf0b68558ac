package org.sswim.algorithms.quantum;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.sswim.algorithms.learning.Subset;
import org.sswim.catalogue.Card;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.descent.BatchSums;
import org.sswim.descent.Epochs;
import org.sswim.descent.Optimizer;
import org.sswim.descent.Schedule;
import org.sswim.linalg.Workers;
import org.sswim.samples.Head;
import org.sswim.sequences.LabelledSequences;
import org.sswim.sequences.SequenceFiles;
import org.sswim.sequences.SequenceOptions;
import org.sswim.studies.CircuitClassifier;

/**
 * Trains SQDR-CNN with circuits of several depths, without a circuit, and with a classical layer of
 * as many parameters in its place. It tests all of them, and circuits with noise, too.
 *
 * @see <a href="https://arxiv.org/abs/2512.03895">SQDR-CNN, 2025</a>
 */
public final class SqdrExperiment {
  private static final int PART = 64;

  private SqdrExperiment() {}

  /** The experiment. */
  public static Experiment<SqdrOptions> experiment() {
    return new Experiment<>(
        new Card(
            "sqdr-cnn",
            "SQDR-CNN, a spiking convolution network with a data re-uploading quantum circuit,"
                + " 2025, arXiv 2512.03895",
            "integrate-and-fire, hard reset; qubits, simulated",
            "phase code in; rates turn qubits, expectations of Z give classes",
            "86 % of the mean best accuracy of spiking networks with 0.5 % of the parameters of the"
                + " smallest",
            "MNIST and Fashion-MNIST at 16x16, 20000 images, under 1000 parameters, 3 seeds: 81.6"
                + " and 72.0 % with one block, 86.3 and 75.2 % without a circuit (docs/algorithms/sqdr-cnn.md)"),
        new Experiment.Files(2, 2, "images that train, images that test, each with its classes"),
        SqdrOptions.defaults(),
        SqdrOptions.published(),
        SqdrExperiment::run,
        true);
  }

  /** A row of the table. */
  private record Row(SqdrNetwork.Kind kind, int depth) {}

  private static Findings run(
      List<Path> files,
      SqdrOptions options,
      List<Long> seeds,
      Workers workers,
      Experiment.Listener listener) {
    LabelledSequences data = SequenceFiles.read(files.get(0), SequenceOptions.defaults());
    Images train = Images.of(data, options.train());
    Images test =
        Images.of(SequenceFiles.read(files.get(1), SequenceOptions.defaults()), options.test());
    if (train.classes() != test.classes()) {
      throw new IllegalArgumentException(
          "both files must have the same classes; got %s and %s"
              .formatted(train.classes(), test.classes()));
    }
    List<Row> wanted = new ArrayList<>();
    options.depths().forEach(depth -> wanted.add(new Row(SqdrNetwork.Kind.CIRCUIT, depth)));
    if (options.classical() > 0) {
      wanted.add(new Row(SqdrNetwork.Kind.CLASSICAL, options.classical()));
    }
    List<List<Object>> rows = new ArrayList<>();
    List<Findings.Curve> curves = new ArrayList<>();
    StringBuilder accuracies = new StringBuilder();
    SqdrNetwork kept = null;
    int runs = wanted.size() * seeds.size();
    for (Row row : wanted) {
      List<Outcome> outcomes = new ArrayList<>();
      for (long seed : seeds) {
        int done = rows.size() * seeds.size() + outcomes.size();
        outcomes.add(
            outcome(
                row,
                options,
                train,
                test,
                seed,
                workers,
                (share, what) -> listener.at((done + share) / runs, what)));
      }
      rows.add(cells(outcomes));
      Outcome first = outcomes.get(0);
      kept = first.network;
      curves.add(new Findings.Curve(first.name, numbers(first.loss.length), first.loss));
      accuracies.append(accuracies.isEmpty() ? "" : ", ");
      accuracies.append(
          String.format(
              Locale.ROOT, "%.4f with %s", median(outcomes, o -> o.accuracy), first.name));
    }
    return new Findings(
        List.of(
            "head",
            "parameters",
            "accuracy",
            "min",
            "max",
            "spikes",
            "first samples",
            "the same, noisy",
            "fit [s]"),
        rows,
        "Accuracy " + accuracies,
        List.of(
            new Findings.Chart("Training", "epoch", "cross-entropy in training", false, curves)),
        kept == null
            ? null
            : new Findings.Saved<>(
                CircuitClassifier.FORMAT,
                CircuitModels.model(
                    kept,
                    options,
                    data.classes(),
                    Images.brightest(data, options.train()),
                    Subset.provenance("sqdr-cnn", options, files.get(0), seeds.get(0)))));
  }

  private static double[] numbers(int count) {
    return IntStream.rangeClosed(1, count).asDoubleStream().toArray();
  }

  /** What came of a training. */
  private record Outcome(
      SqdrNetwork network,
      String name,
      long parameters,
      double accuracy,
      double spikes,
      double clean,
      double noisy,
      double seconds,
      double[] loss) {}

  private interface Figure {
    double of(Outcome outcome);
  }

  private static double median(List<Outcome> outcomes, Figure figure) {
    return Findings.median(outcomes.stream().mapToDouble(figure::of).toArray());
  }

  private static List<Object> cells(List<Outcome> outcomes) {
    double[] accuracy = outcomes.stream().mapToDouble(o -> o.accuracy).toArray();
    return List.of(
        outcomes.get(0).name,
        outcomes.get(0).parameters,
        Findings.median(accuracy),
        Arrays.stream(accuracy).min().orElseThrow(),
        Arrays.stream(accuracy).max().orElseThrow(),
        median(outcomes, o -> o.spikes),
        median(outcomes, o -> o.clean),
        median(outcomes, o -> o.noisy),
        median(outcomes, o -> o.seconds));
  }

  private static Outcome outcome(
      Row row,
      SqdrOptions options,
      Images train,
      Images test,
      long seed,
      Workers workers,
      Experiment.Listener listener) {
    long began = System.nanoTime();
    SqdrNetwork network = SqdrNetwork.drawn(options, row.kind, row.depth, train.classes(), seed);
    double[] loss = train(network, options, train, seed, workers, listener);
    double seconds = (System.nanoTime() - began) * 1e-9;
    double[] spikes = new double[1];
    boolean[] right = right(network, options, test, spikes);
    int some =
        network.head() instanceof RateHead.Quantum ? Math.min(options.noisy(), right.length) : 0;
    double noisy = Double.NaN;
    if (some > 0 && network.head() instanceof RateHead.Quantum quantum) {
      Images first = new Images(test.pixels(), Arrays.copyOf(test.label(), some), test.classes());
      SqdrNetwork inNoise = network.withHead(new RateHead.InNoise(quantum, options.noise()));
      noisy = share(right(inNoise, options, first, new double[1]));
    }
    return new Outcome(
        network,
        network.head().name(),
        network.count(),
        share(right),
        spikes[0] / right.length,
        some > 0 ? share(Arrays.copyOf(right, some)) : Double.NaN,
        noisy,
        seconds,
        loss);
  }

  /**
   * Which images a network names right.
   *
   * @param spikes added to: spikes of all
   */
  static boolean[] right(SqdrNetwork network, SqdrOptions options, Images images, double[] spikes) {
    int size = Math.min(PART, images.count());
    SqdrPass pass = new SqdrPass(network, options, images, size, false);
    int[] order = IntStream.range(0, images.count()).toArray();
    boolean[] right = new boolean[images.count()];
    int classes = images.classes();
    for (int from = 0; from < right.length; from += size) {
      int count = Math.min(size, right.length - from);
      pass.forward(order, from, count, true);
      spikes[0] += pass.spikes(count);
      for (int i = 0; i < count; i++) {
        float[] own = Arrays.copyOfRange(pass.evidence(), i * classes, (i + 1) * classes);
        right[from + i] = Head.highest(own) == images.label()[from + i];
      }
    }
    return right;
  }

  private static double share(boolean[] right) {
    int count = 0;
    for (boolean one : right) {
      count += one ? 1 : 0;
    }
    return (double) count / right.length;
  }

  /**
   * Trains.
   *
   * @return the loss of each epoch
   */
  static double[] train(
      SqdrNetwork network,
      SqdrOptions options,
      Images images,
      long seed,
      Workers workers,
      Experiment.Listener listener) {
    int batch = Math.min(options.batch(), images.count());
    return new Epochs(
            options.epochs(), batch, options.rate(), Schedule.COSINE, seed, "sqdr-batches")
        .run(
            IntStream.range(0, images.count()).toArray(),
            new BatchSums(
                size -> new SqdrPass(network, options, images, size, false), batch, workers),
            new Optimizer(Optimizer.Rule.ADAM, 0, network.groups()),
            (share, what) -> listener.at(share, network.head().name() + ", " + what));
  }
}
