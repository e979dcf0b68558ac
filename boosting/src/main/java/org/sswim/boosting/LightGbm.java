package org.sswim.boosting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.SingleCandidate;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.CompleteWindows;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.readout.Objective;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;

/**
 * Gradient-boosted trees of LightGBM as a row of tables of forecasters: what many would take
 * instead of a network.
 *
 * @see <a href="https://papers.nips.cc/paper/6907">Ke et al. 2017</a>
 */
public final class LightGbm extends SingleCandidate<FitTask, Fitted> {
  /** Its name on the command line. */
  public static final String NAME = "lightgbm";

  private static final List<Trees.Shape> SHAPES = List.of(Trees.Shape.values());
  private static final int MOST_TRAINING = 300_000;
  private static final int MOST_CHOOSING = 100_000;

  /** Inputs of all training samples that there is memory for. */
  private static final int MOST_VALUES = 20_000_000;

  private final Supplier<@Nullable String> problem;

  /** The entry for the service loader; nothing native is loaded before it is asked for. */
  public LightGbm() {
    this(Natives::problem);
  }

  /**
   * The same where natives are in some state.
   *
   * @param problem why there are none, or null
   */
  LightGbm(Supplier<@Nullable String> problem) {
    super(FitTask.class, new Candidate<>(NAME, Candidate.Kind.SEEDED, LightGbm::fit));
    this.problem = problem;
  }

  @Override
  public @Nullable String unavailable() {
    return problem.get();
  }

  /**
   * Fits trees to a series, for each horizon one set for all leads and channels. Left-out windows
   * say how many trees there are, which {@link Trees.Shape} they have, and whether windows are
   * scaled. As they do with read-outs, they train in the end where the plan says so.
   */
  static Fitted fit(FitTask task) {
    FitPlan plan = task.plan();
    CompleteWindows.require(task.data().windows(), plan);
    int each = 2 * SHAPES.size();
    int tasks = each * plan.parts().size();
    Trial[] trials = new Trial[tasks];
    task.workers()
        .inOrder(
            tasks,
            tasks,
            () -> trials,
            (all, i) -> all[i] = Trial.of(task, i / each, i % each),
            (all, i) ->
                task.watch().at((i + 1.0) / tasks, "horizon " + plan.part(i / each).horizon()));
    List<Fitted.Row> rows = new ArrayList<>();
    for (int h = 0; h < plan.parts().size(); h++) {
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
      Table table = new Table(task, h, inputs(task, task.data(), h, scaled));
      Trees trees =
          Trees.fit(
              table.of(plan.part(h).train(), MOST_TRAINING),
              table.of(plan.part(h).validation(), MOST_CHOOSING),
              SHAPES.get(kind / 2),
              table.absolute(),
              table.seed());
      return new Trial(h, scaled, trees, (System.nanoTime() - began) * 1e-9);
    }

    /** As many trees, of the windows that have chosen, too. */
    Trees again(FitTask task) {
      Table table = new Table(task, h, inputs(task, task.data()));
      SampleRange all =
          new SampleRange(
              task.plan().part(h).train().start(), task.plan().part(h).validation().end());
      return trees.again(table.of(all, MOST_TRAINING), table.absolute(), table.seed());
    }

    Inputs inputs(FitTask task, TrainingData data) {
      return inputs(task, data, h, scaled);
    }

    private static Inputs inputs(FitTask task, TrainingData data, int h, boolean scaled) {
      FitPlan plan = task.plan();
      return new Inputs(data, plan.part(h).train().count(), plan.part(h).horizon(), scaled);
    }
  }

  /**
   * Makes samples of windows: one of each lead and channel of those whose targets were all
   * observed, or, of very many, evenly some.
   *
   * @param h number of the horizon
   */
  private record Table(FitTask task, int h, Inputs inputs) {

    /** Whether absolute errors count instead of squared ones. */
    boolean absolute() {
      return task.data().objective(task.training().objective(), task.plan()) == Objective.MAE;
    }

    long seed() {
      return task.training().network().seed();
    }

    /**
     * The samples of a range.
     *
     * @param most samples, where there is memory for their inputs
     */
    TreeSamples of(SampleRange range, int most) {
      WindowedSeries windows = task.data().windows();
      int horizon = task.plan().part(h).horizon();
      int room = Math.min(most, MOST_VALUES / inputs.width());
      int step = TreeSamples.step((long) range.count() * windows.channels() * horizon, room);
      boolean absolute = absolute();
      return TreeSamples.of(
          inputs.width(), take -> each(windows, range, horizon, step, absolute, take));
    }

    /** Every step-th lead of each window, from one that is drawn. */
    private void each(
        WindowedSeries windows,
        SampleRange range,
        int horizon,
        int step,
        boolean absolute,
        TreeSamples.Take take) {
      SplittableRandom random = new SplittableRandom(seed());
      for (int lane = 0; lane < windows.lanes(); lane++) {
        for (int start = range.start(); start < range.end(); start++) {
          if (!windows.complete(lane, start, horizon)) {
            continue;
          }
          for (int s = 0; s < windows.signals(); s++) {
            int first = 1 + random.nextInt(step);
            if (first <= horizon) {
              Inputs.Seen seen = inputs.seen(lane, start, s);
              double weight = task.plan().channelWeight()[windows.channel(lane, s)];
              for (int lead = first; lead <= horizon; lead += step) {
                take.sample(seen, lead, weight * (absolute ? seen.unit : seen.unit * seen.unit));
              }
            }
          }
        }
      }
    }
  }

  /** Forecasts every lead of a window by the same trees. */
  private record TreeForecaster(Trees trees, Inputs inputs) implements BlockForecaster {
    /** About how many samples are predicted at once. */
    private static final int BATCH = 8192;

    @Override
    public void forecast(WindowedSeries series, SampleBlock block, int horizon, double[] out) {
      int signals = series.signals();
      int outputs = series.outputs(horizon);
      int width = inputs.width();
      int most = Math.max(1, Math.min(block.count(), BATCH / outputs));
      float[] x = new float[most * outputs * width];
      for (int first = 0; first < block.count(); first += most) {
        int count = Math.min(most, block.count() - first);
        Inputs.Seen[] seen = new Inputs.Seen[count * signals];
        for (int i = 0; i < seen.length; i++) {
          int start = block.start(first + i / signals);
          seen[i] = inputs.seen(block.lane(), start, i % signals);
          for (int k = 1; k <= horizon; k++) {
            int sample = i / signals * outputs + (k - 1) * signals + i % signals;
            seen[i].write(k, x, sample * width);
          }
        }
        double[] y = trees.predict(x, count * outputs, width);
        for (int i = 0; i < y.length; i++) {
          Inputs.Seen own = seen[i / outputs * signals + i % signals];
          out[first * outputs + i] = own.base + own.unit * y[i];
        }
      }
    }
  }
}
