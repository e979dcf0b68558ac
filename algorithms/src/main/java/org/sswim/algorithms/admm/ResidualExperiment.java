package org.sswim.algorithms.admm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.learning.Subset;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.catalogue.FitContext;
import org.sswim.catalogue.TrialTable;
import org.sswim.classification.ClassModel;
import org.sswim.classifiers.ClassWatch;
import org.sswim.gradient.Epoch;
import org.sswim.gradient.Journal;
import org.sswim.linalg.Workers;
import org.sswim.sequences.LabelledSequences;
import org.sswim.training.FitProgress;

/**
 * Watches how a few samples are learnt. It shows how far the solver is from a solution, and
 * simulates the network of its weights.
 */
public final class ResidualExperiment {
  private static final int PRIMAL = 1;
  private static final int DUAL = 2;
  private static final int APART = 3;
  private static final int TRAIN = 1;
  private static final int TEST = 2;
  private static final int SECONDS = 3;

  private ResidualExperiment() {}

  /** Does the experiment; see {@link Experiment.Study}. */
  public static Findings run(Experiment.Run<ResidualOptions> run) {
    ResidualOptions options = run.options();
    LabelledSequences all = Subset.read(run.file(0));
    LabelledSequences train = Subset.first(all, options.samples());
    LabelledSequences test = run.files().size() > 1 ? Subset.readLike(all, run.file(1)) : null;
    List<List<Watched>> watched =
        run.trials(
            options.layers().stream()
                .flatMap(l -> options.steps().stream().map(t -> new Shape(l, t)))
                .toList(),
            Shape::text,
            (shape, seed, progress) -> {
              Watched own = new Watched(shape, train, test, run.workers(), progress);
              AdmmOptions chosen = options.network(shape.layers, shape.steps);
              FitContext context = new FitContext(seed, run.workers(), own, Journal.none());
              new AdmmTrainer().fit(train, chosen, context, own::residuals);
              return own;
            });
    return new TrialTable<Watched>()
        .fact("hidden layers", own -> own.shape.layers)
        .fact("steps", own -> own.shape.steps)
        .median("|a - H(z)|", own -> own.residual(APART))
        .median("primal", own -> own.residual(PRIMAL))
        .median("dual", own -> own.residual(DUAL))
        .median("train accuracy", own -> own.accuracy(TRAIN))
        .median("test accuracy", own -> own.accuracy(TEST))
        .median("fit [s]", own -> own.accuracy(SECONDS))
        .findings(
            watched,
            "The simulated networks classify %.1f %% or more of their own %d samples correctly,"
                + " |a - H(z)| is at most %.4f",
            100 * medians(watched, own -> own.accuracy(TRAIN)).min().orElse(1),
            train.count(),
            medians(watched, own -> own.residual(APART)).max().orElse(0))
        .withCharts(watched.stream().flatMap(own -> own.get(0).charts().stream()).toList());
  }

  private static DoubleStream medians(List<List<Watched>> all, ToDoubleFunction<Watched> figure) {
    return all.stream().mapToDouble(own -> TrialTable.spread(own, figure).median());
  }

  private record Shape(int layers, int steps) {
    String text() {
      return layers + " hidden, T = " + steps;
    }
  }

  /** A fit whose residuals are kept, and whose network runs on all samples now and then. */
  private record Watched(
      Shape shape,
      LabelledSequences train,
      @Nullable LabelledSequences test,
      Workers workers,
      FitProgress progress,
      List<double[]> residuals,
      List<double[]> accuracies)
      implements ClassWatch {
    Watched(
        Shape shape,
        LabelledSequences train,
        @Nullable LabelledSequences test,
        Workers workers,
        FitProgress progress) {
      this(shape, train, test, workers, progress, new ArrayList<>(), new ArrayList<>());
    }

    void residuals(int iteration, double primal, double dual, double apart) {
      residuals.add(new double[] {iteration, primal, dual, apart});
    }

    double residual(int column) {
      return residuals.get(residuals.size() - 1)[column];
    }

    double accuracy(int column) {
      return accuracies.get(accuracies.size() - 1)[column];
    }

    @Override
    public void at(double share, String what) {
      progress.at(share, what);
    }

    @Override
    public void measured(Epoch epoch, Supplier<? extends ClassModel> model) {
      ClassModel now = model.get();
      double training = Subset.accuracy(now, train, workers);
      double testing = test == null ? Double.NaN : Subset.accuracy(now, test, workers);
      accuracies.add(new double[] {epoch.number(), training, testing, epoch.seconds()});
    }

    List<Findings.Chart> charts() {
      List<Findings.Curve> curves = new ArrayList<>();
      curves.add(curve("samples that train", accuracies, TRAIN));
      if (test != null) {
        curves.add(curve("samples that test", accuracies, TEST));
      }
      return List.of(
          new Findings.Chart(
              "Residuals, " + shape.text(),
              "iteration",
              "residual",
              true,
              List.of(
                  curve("voltage equations", residuals, PRIMAL),
                  curve("change of spikes", residuals, DUAL),
                  curve("|a - H(z)|", residuals, APART))),
          new Findings.Chart("Accuracy, " + shape.text(), "iteration", "accuracy", false, curves));
    }

    private static Findings.Curve curve(String name, List<double[]> points, int column) {
      return new Findings.Curve(
          name,
          points.stream().mapToDouble(point -> point[0]).toArray(),
          points.stream().mapToDouble(point -> point[column]).toArray());
    }
  }
}
