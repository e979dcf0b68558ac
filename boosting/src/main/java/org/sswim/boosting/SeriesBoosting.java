package org.sswim.boosting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;
import org.sswim.forecasters.CompleteWindows;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.readout.Objective;
import org.sswim.samples.SampleRange;

/**
 * Fits trees to a series, for each horizon one set for all leads and channels. Left-out windows say
 * how many trees there are, which {@link Trees.Shape} they have, and whether windows are scaled. As
 * they do with read-outs, they train in the end where the plan says so.
 */
final class SeriesBoosting {
  private static final List<Trees.Shape> SHAPES = List.of(Trees.Shape.values());
  private static final int MOST_TRAINING = 300_000;
  private static final int MOST_CHOOSING = 100_000;

  /** Inputs of all training samples that there is memory for. */
  private static final int MOST_VALUES = 20_000_000;

  private SeriesBoosting() {}

  /** Fits a candidate. */
  static Fitted fit(FitTask task) {
    FitPlan plan = task.plan();
    CompleteWindows.require(task.data().windows(), plan);
    int each = 2 * SHAPES.size();
    int tasks = each * plan.horizons().size();
    Trial[] trials = new Trial[tasks];
    task.workers()
        .inOrder(
            tasks,
            tasks,
            () -> trials,
            (all, i) -> all[i] = Trial.of(task, i / each, i % each),
            (all, i) ->
                task.watch().at((i + 1.0) / tasks, "horizon " + plan.horizons().get(i / each)));
    List<Fitted.Row> rows = new ArrayList<>();
    for (int h = 0; h < plan.horizons().size(); h++) {
      List<Trial> own = List.of(trials).subList(each * h, each * (h + 1));
      Trial best =
          own.stream().min(Comparator.comparingDouble(one -> one.trees.error())).orElseThrow();
      rows.add(row(task, best, own.stream().mapToDouble(Trial::seconds).sum()));
    }
    return new Fitted(rows);
  }

  private static Fitted.Row row(FitTask task, Trial best, double secondsOfTrials) {
    long began = System.nanoTime();
    Trees trees = task.plan().refit() ? best.again(task) : best.trees;
    TreeForecaster forecaster = new TreeForecaster(trees, best.inputs(task, task.shown()));
    double seconds = secondsOfTrials + (System.nanoTime() - began) * 1e-9;
    return new Fitted.Row(task.windows(), task.limited(forecaster), seconds);
  }

  /**
   * Trees of a horizon.
   *
   * @param h number of the horizon
   */
  private record Trial(int h, boolean scaled, Trees trees, double seconds) {

    /** One of the kinds: each shape of the trees, windows plain and scaled. */
    static Trial of(FitTask task, int h, int kind) {
      boolean scaled = kind % 2 == 1;
      long began = System.nanoTime();
      FitPlan plan = task.plan();
      Inputs inputs = inputs(task, task.data(), h, scaled);
      WindowTable table = table(task, h, inputs);
      Trees trees =
          Trees.fit(
              table.of(plan.train().get(h), most(inputs)),
              table.of(plan.validation().get(h), Math.min(MOST_CHOOSING, most(inputs))),
              SHAPES.get(kind / 2),
              table.absolute(),
              table.seed());
      return new Trial(h, scaled, trees, (System.nanoTime() - began) * 1e-9);
    }

    /** As many trees, of the windows that have chosen, too. */
    Trees again(FitTask task) {
      Inputs inputs = inputs(task, task.data());
      WindowTable table = table(task, h, inputs);
      SampleRange all =
          new SampleRange(
              task.plan().train().get(h).start(), task.plan().validation().get(h).end());
      return trees.again(table.of(all, most(inputs)), table.absolute(), table.seed());
    }

    Inputs inputs(FitTask task, TrainingData data) {
      return inputs(task, data, h, scaled);
    }

    private static Inputs inputs(FitTask task, TrainingData data, int h, boolean scaled) {
      FitPlan plan = task.plan();
      return new Inputs(data, plan.train().get(h).count(), plan.horizons().get(h), scaled);
    }

    private static WindowTable table(FitTask task, int h, Inputs inputs) {
      FitPlan plan = task.plan();
      WindowedSeries windows = task.data().windows();
      boolean absolute = task.data().objective(task.training().objective(), plan) == Objective.MAE;
      return new WindowTable(
          windows,
          inputs,
          plan.horizons().get(h),
          plan.channelWeight(),
          absolute,
          task.training().network().seed());
    }

    private static int most(Inputs inputs) {
      return Math.min(MOST_TRAINING, MOST_VALUES / inputs.width());
    }
  }
}
