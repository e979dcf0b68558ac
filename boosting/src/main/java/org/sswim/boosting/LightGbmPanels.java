package org.sswim.boosting;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.SingleCandidate;
import org.sswim.linalg.Workers;
import org.sswim.panels.Frequency;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelInputs;
import org.sswim.panels.PanelView;
import org.sswim.paneltrainers.Origins;
import org.sswim.paneltrainers.PanelCensus;
import org.sswim.paneltrainers.PanelFitTask;
import org.sswim.paneltrainers.PanelForecaster;
import org.sswim.paneltrainers.PanelOptions;
import org.sswim.paneltrainers.PanelRequirements;
import org.sswim.paneltrainers.PanelTrainer;

/** The same trees as a row of comparisons on panels: one set for all series and leads. */
public final class LightGbmPanels extends SingleCandidate<PanelFitTask, PanelForecaster> {
  private static final int MOST_TRAINING = 300_000;
  private static final int MOST_CHOOSING = 100_000;

  /** Rows that a window has at least, where a series has them. */
  private static final int FEWEST = 12;

  /** The entry for the service loader; nothing native is loaded before it is asked for. */
  public LightGbmPanels() {
    super(
        PanelFitTask.class,
        new Candidate<>(LightGbm.NAME, Candidate.Kind.SEEDED, LightGbmPanels::fit));
  }

  @Override
  public @Nullable String unavailable() {
    return Natives.problem();
  }

  /** Fits a candidate. */
  static PanelForecaster fit(PanelFitTask task) {
    Panel panel = task.panel();
    int horizon = task.horizon();
    PanelOptions options = task.options();
    Workers workers = task.workers();
    Panel seen = PanelTrainer.seen(panel, options);
    PanelRequirements.require(PanelCensus.of(seen), horizon, seen.frequency());
    Frequency frequency = panel.frequency();
    int season = frequency.season();
    int window = options.window().or(Math.max(FEWEST, frequency.cycle() + season));
    Origins origins = Origins.of(seen, horizon, window, options);
    int train = train(panel, origins);
    List<TreeSet<String>> categories = PanelInputs.categories(panel);
    int[] references = season > 1 ? new int[] {1, season} : new int[] {1};
    Samples[] samples = new Samples[references.length];
    Trees[] trees = new Trees[references.length];
    workers.each(
        references.length,
        r -> {
          PanelView view = new PanelView(window, 1, season, references[r]);
          PanelWindow inputs = new PanelWindow(seen, seen, view, categories);
          samples[r] = new Samples(inputs, origins, horizon, options.seed());
          trees[r] =
              Trees.fit(
                  samples[r].of(0, train, MOST_TRAINING),
                  samples[r].of(train, origins.count(), MOST_CHOOSING),
                  Trees.Shape.SMALL,
                  true,
                  options.seed());
        });
    int best = trees.length > 1 && trees[1].error() < trees[0].error() ? 1 : 0;
    Trees all =
        trees[best].again(
            samples[best].of(0, origins.count(), MOST_TRAINING), true, options.seed());
    PanelView view = new PanelView(window, 1, season, references[best]);
    return PanelForecaster.of(
        given ->
            forecasts(
                all,
                new PanelWindow(given, PanelTrainer.seen(given, options), view, categories),
                given.size(),
                horizon,
                workers));
  }

  /** The windows that train; where none that choose has all of its values, some choose instead. */
  private static int train(Panel panel, Origins origins) {
    PanelRequirements.requireObserved(panel, origins);
    int train = origins.train();
    boolean chosen = PanelRequirements.observed(panel, origins, train, origins.count()) > 0;
    return chosen ? train : train / 2;
  }

  private static double[][] forecasts(
      Trees trees, PanelWindow inputs, int series, int horizon, Workers workers) {
    double[][] forecasts = new double[series][horizon];
    int width = inputs.width();
    workers.each(
        series,
        i -> {
          PanelWindow.Seen seen = inputs.seen(i, inputs.rows(i));
          float[] x = new float[horizon * width];
          for (int k = 1; k <= horizon; k++) {
            seen.write(k, x, (k - 1) * width);
          }
          double[] y = trees.predict(x, horizon, width);
          for (int k = 1; k <= horizon; k++) {
            forecasts[i][k - 1] = seen.forecast(k, y[k - 1]);
          }
        });
    return forecasts;
  }

  /** Samples of windows: one of each lead or, of very many, evenly some. */
  private record Samples(PanelWindow inputs, Origins origins, int horizon, long seed) {

    /** Those of the windows first .. last - 1. */
    TreeSamples of(int first, int last, int most) {
      int step = TreeSamples.step((long) (last - first) * horizon, most);
      return TreeSamples.of(inputs.width(), take -> each(first, last, step, take));
    }

    private void each(int first, int last, int step, TreeSamples.Take take) {
      SplittableRandom random = new SplittableRandom(seed);
      for (int w = first; w < last; w++) {
        int lead = 1 + random.nextInt(step);
        if (lead > horizon) {
          continue;
        }
        PanelWindow.Seen seen = inputs.seen(origins.series()[w], origins.end()[w]);
        for (; seen.complete(horizon) && lead <= horizon; lead += step) {
          take.sample(seen, lead, 1);
        }
      }
    }
  }
}
