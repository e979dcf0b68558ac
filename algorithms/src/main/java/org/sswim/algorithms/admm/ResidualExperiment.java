package org.sswim.algorithms.admm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.learning.Subset;
import org.sswim.catalogue.Card;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.catalogue.FitContext;
import org.sswim.classification.ClassModel;
import org.sswim.classifiers.ClassWatch;
import org.sswim.clocked.ClockedModel;
import org.sswim.descent.Journal;
import org.sswim.gradient.Epoch;
import org.sswim.linalg.Workers;
import org.sswim.sequences.LabelledSequences;

/**
 * Watches how a few samples are learnt: how far the solver is from a solution, and what the network
 * of its weights says when it is simulated.
 */
public final class ResidualExperiment {
  private ResidualExperiment() {}

  /** The experiment. */
  public static Experiment<ResidualOptions> experiment() {
    return new Experiment<>(
        new Card(
            "admm-residuals",
            AdmmTrainer.PAPER,
            "leaky integrate-and-fire",
            "constant current in, final potential out",
            "residuals fall with iterations; three layers do worse",
            "200 images of MNIST, residuals and accuracy (docs/algorithms/admm.md)"),
        new Experiment.Files(1, 2, "labelled images that train, and others that test"),
        ResidualOptions.defaults(),
        ResidualOptions.published(),
        ResidualExperiment::run);
  }

  private record Trace(
      List<Double> iteration, List<Double> primal, List<Double> dual, List<Double> apart)
      implements AdmmTrainer.Listener {
    Trace() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public void residuals(int at, double primalNow, double dualNow, double apartNow) {
      iteration.add((double) at);
      primal.add(primalNow);
      dual.add(dualNow);
      apart.add(apartNow);
    }

    List<Findings.Curve> curves() {
      return List.of(
          curve("voltage equations", iteration, primal),
          curve("change of spikes", iteration, dual),
          curve("|a - H(z)|", iteration, apart));
    }

    private static double last(List<Double> values) {
      return values.get(values.size() - 1);
    }
  }

  private static Findings.Curve curve(String name, List<Double> x, List<Double> y) {
    return new Findings.Curve(
        name,
        x.stream().mapToDouble(Double::doubleValue).toArray(),
        y.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static Findings run(
      List<Path> files,
      ResidualOptions options,
      List<Long> seeds,
      Workers workers,
      Experiment.Listener listener) {
    LabelledSequences all = Subset.read(files.get(0));
    LabelledSequences train = Subset.first(all, options.samples());
    LabelledSequences test = files.size() > 1 ? Subset.readLike(all, files.get(1)) : null;
    List<List<Object>> rows = new ArrayList<>();
    List<Findings.Chart> charts = new ArrayList<>();
    int runs = options.layers().size() * options.steps().size() * seeds.size();
    int done = 0;
    double least = 1;
    double apart = 0;
    for (int layers : options.layers()) {
      for (int steps : options.steps()) {
        double[][] found = new double[6][seeds.size()];
        for (int k = 0; k < seeds.size(); k++) {
          Trace trace = new Trace();
          String name = layers + " hidden, T = " + steps;
          int before = done++;
          Accuracies accuracies =
              new Accuracies(
                  train,
                  test,
                  workers,
                  (share, what) -> listener.at((before + share) / runs, name + ", " + what));
          FitContext context = new FitContext(seeds.get(k), workers, accuracies, Journal.none());
          ClockedModel model =
              new AdmmTrainer().fit(train, options.network(layers, steps), context, trace);
          found[5][k] = accuracies.seconds();
          found[0][k] = Trace.last(trace.apart);
          found[1][k] = Trace.last(trace.primal);
          found[2][k] = Trace.last(trace.dual);
          found[3][k] = Subset.accuracy(model, train, workers);
          found[4][k] = test == null ? Double.NaN : Subset.accuracy(model, test, workers);
          if (k == 0) {
            charts.add(
                new Findings.Chart(
                    "Residuals, " + name, "iteration", "residual", true, trace.curves()));
            charts.add(
                new Findings.Chart(
                    "Accuracy, " + name, "iteration", "accuracy", false, accuracies.curves()));
          }
        }
        List<Object> row = new ArrayList<>(List.of(layers, steps));
        for (double[] values : found) {
          row.add(Findings.median(values));
        }
        rows.add(row);
        least = Math.min(least, Findings.median(found[3]));
        apart = Math.max(apart, Findings.median(found[0]));
      }
    }
    return new Findings(
        List.of(
            "hidden layers",
            "steps",
            "|a - H(z)|",
            "primal",
            "dual",
            "train accuracy",
            "test accuracy",
            "fit [s]"),
        rows,
        String.format(
            Locale.ROOT,
            "The simulated networks name %.1f %% or more of their own %d samples correctly,"
                + " |a - H(z)| is at most %.4f",
            100 * least,
            train.count(),
            apart),
        charts);
  }

  /** Runs the network that there is by then on all samples, now and then. */
  private static final class Accuracies implements ClassWatch {
    private final LabelledSequences train;
    private final @Nullable LabelledSequences test;
    private final Workers workers;
    private final Experiment.Listener listener;
    private final List<Double> iteration = new ArrayList<>();
    private final List<Double> training = new ArrayList<>();
    private final List<Double> testing = new ArrayList<>();
    private double seconds;

    Accuracies(
        LabelledSequences train,
        @Nullable LabelledSequences test,
        Workers workers,
        Experiment.Listener listener) {
      this.train = train;
      this.test = test;
      this.workers = workers;
      this.listener = listener;
    }

    @Override
    public void at(double share, String what) {
      listener.at(share, what);
    }

    @Override
    public void measured(Epoch epoch, Supplier<? extends ClassModel> model) {
      seconds = epoch.seconds();
      iteration.add((double) epoch.number());
      ClassModel now = model.get();
      training.add(Subset.accuracy(now, train, workers));
      if (test != null) {
        testing.add(Subset.accuracy(now, test, workers));
      }
    }

    /** Seconds of training so far, without those of looking. */
    double seconds() {
      return seconds;
    }

    List<Findings.Curve> curves() {
      List<Findings.Curve> curves = new ArrayList<>();
      curves.add(curve("samples that train", iteration, training));
      if (test != null) {
        curves.add(curve("samples that test", iteration, testing));
      }
      return curves;
    }
  }
}
