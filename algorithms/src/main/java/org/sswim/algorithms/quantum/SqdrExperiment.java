package org.sswim.algorithms.quantum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sswim.algorithms.learning.ChainPass;
import org.sswim.algorithms.learning.Subset;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.catalogue.TrialTable;
import org.sswim.checks.Checks;
import org.sswim.gradient.Epochs;
import org.sswim.gradient.Optimizer;
import org.sswim.gradient.Schedule;
import org.sswim.linalg.Workers;
import org.sswim.sequences.LabelledSequences;
import org.sswim.sequences.SequenceFiles;
import org.sswim.sequences.SequenceOptions;
import org.sswim.studies.CircuitClassifier;
import org.sswim.training.FitProgress;

/**
 * Trains SQDR-CNN with circuits of several depths, without a circuit, and with a classical layer of
 * as many parameters in its place. It tests all of them, and circuits with noise, too.
 *
 * @see <a href="https://arxiv.org/abs/2512.03895">Luu et al. 2025, SQDR-CNN</a>
 */
public final class SqdrExperiment {
  private static final int PART = 64;

  private SqdrExperiment() {}

  /** A row of the table. */
  private record Row(SqdrNetwork.Kind kind, int depth) {}

  /** Does the experiment; see {@link Experiment.Study}. */
  public static Findings run(Experiment.Run<SqdrOptions> run) {
    SqdrOptions options = run.options();
    LabelledSequences data = SequenceFiles.read(run.file(0), SequenceOptions.defaults());
    Vectors train = CircuitModels.images(data, options.train());
    Vectors test =
        CircuitModels.images(
            SequenceFiles.read(run.file(1), SequenceOptions.defaults()), options.test());
    Checks.not(train.classes().size() != test.classes().size())
        .or(
            "both files must have the same classes; got %s and %s",
            train.classes().size(), test.classes().size());
    List<Row> wanted = new ArrayList<>();
    options.depths().forEach(depth -> wanted.add(new Row(SqdrNetwork.Kind.CIRCUIT, depth)));
    if (options.classical() > 0) {
      wanted.add(new Row(SqdrNetwork.Kind.CLASSICAL, options.classical()));
    }
    List<List<Outcome>> outcomes =
        run.trials(
            wanted,
            row -> row.kind.name().toLowerCase(Locale.ROOT) + ", depth " + row.depth,
            (row, seed, progress) ->
                outcome(row, options, train, test, seed, run.workers(), progress));
    List<Outcome> first = outcomes.stream().map(own -> own.get(0)).toList();
    return new TrialTable<Outcome>()
        .fact("head", Outcome::name)
        .fact("parameters", Outcome::parameters)
        .spread("accuracy", Outcome::accuracy)
        .median("spikes", Outcome::spikes)
        .median("first samples", Outcome::clean)
        .median("the same, noisy", Outcome::noisy)
        .median("fit [s]", Outcome::seconds)
        .findings(
            outcomes,
            "Accuracy "
                + TrialTable.medians(outcomes, "%.4f with %s", Outcome::accuracy, Outcome::name))
        .withCharts(
            List.of(
                new Findings.Chart(
                    "Training",
                    "epoch",
                    "cross-entropy in training",
                    false,
                    first.stream().map(o -> Findings.Curve.counted(o.name, o.loss)).toList())))
        .withSaved(
            CircuitClassifier.FORMAT,
            CircuitModels.model(
                first.get(first.size() - 1).network,
                options,
                data.classes(),
                CircuitModels.brightest(data, options.train()),
                Subset.provenance("sqdr-cnn", run)));
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

  private static Outcome outcome(
      Row row,
      SqdrOptions options,
      Vectors train,
      Vectors test,
      long seed,
      Workers workers,
      FitProgress progress) {
    long began = System.nanoTime();
    SqdrNetwork network =
        SqdrNetwork.drawn(options, row.kind, row.depth, train.classes().size(), seed);
    double[] loss = train(network, options, train, seed, workers, progress);
    double seconds = (System.nanoTime() - began) * 1e-9;
    double[] spikes = new double[1];
    boolean[] right = right(network, options, test, spikes);
    boolean later = network.head().quantum() && !options.along();
    int some = later ? Math.min(options.noisy(), right.length) : 0;
    double noisy = Double.NaN;
    if (some > 0) {
      Vectors first = test.like(test.values().subList(0, some), Arrays.copyOf(test.label(), some));
      SqdrNetwork inNoise = network.withHead(network.head().in(options.noise()));
      noisy = ChainPass.share(right(inNoise, options, first, new double[1]));
    }
    return new Outcome(
        network,
        network.head().name(),
        network.count(),
        ChainPass.share(right),
        spikes[0] / right.length,
        some > 0 ? ChainPass.share(Arrays.copyOf(right, some)) : Double.NaN,
        noisy,
        seconds,
        loss);
  }

  /**
   * Which images a network names correctly.
   *
   * @param spikes their number is added to the first value
   */
  static boolean[] right(
      SqdrNetwork network, SqdrOptions options, Vectors images, double[] spikes) {
    int size = Math.min(PART, images.count());
    SqdrPass pass = new SqdrPass(network, options, images, size, false, true);
    return pass.right(images.all(), size, count -> spikes[0] += pass.spikes(count));
  }

  /**
   * Trains.
   *
   * @return the loss of each epoch
   */
  static double[] train(
      SqdrNetwork network,
      SqdrOptions options,
      Vectors images,
      long seed,
      Workers workers,
      FitProgress progress) {
    int batch = Math.min(options.batch(), images.count());
    return new Epochs(
            options.epochs(), batch, options.rate(), Schedule.COSINE, seed, "sqdr-batches")
        .run(
            images.count(),
            size -> new SqdrPass(network, options, images, size, false, false),
            workers,
            new Optimizer(Optimizer.Rule.ADAM, 0, Optimizer.Group.of(network.parameters(), false)),
            progress::at);
  }
}
