package org.sswim.paneltrainers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sswim.features.FeatureMap;
import org.sswim.features.RawFeatures;
import org.sswim.linalg.Workers;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelInputs;
import org.sswim.panels.PanelTransform;
import org.sswim.panels.PanelView;
import org.sswim.readout.FitSplit;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.ReadoutFit;
import org.sswim.samples.Targets;
import org.sswim.training.FitProgress;
import org.sswim.training.WorkPieces;

/**
 * Chooses how the networks of a panel see it: linear models of some windows are fitted, and scored
 * at the last windows of the series, which did not train. One choice after the other is made: the
 * window, the transform, what forecasts are relative to.
 */
final class PanelSearch {
  /** Windows that a linear model is fitted to. */
  private static final int WINDOWS = 12_000;

  private static final int LONGEST = 1024;

  /** Steps of a window that has no season: time grows with their square. */
  private static final int MOST_STEPS = 24;

  /** A later choice must be better by this. */
  private static final double CLEAR = 0.005;

  private static final int[] MULTIPLES = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32};

  private final Panel panel;
  private final PanelInputs inputs;
  private final PanelCensus census;
  private final double least;
  private final int horizon;
  private final PanelOptions options;
  private final Workers workers;
  private final List<PanelPlan.Trial> trials = new ArrayList<>();
  private boolean staged;
  private WorkPieces tried = new WorkPieces(FitProgress.NONE, 1);

  /**
   * A search.
   *
   * @param panel a sample of the series
   * @param inputs what is seen beside the values
   * @param least value of all series
   */
  PanelSearch(
      Panel panel,
      PanelInputs inputs,
      double least,
      int horizon,
      PanelOptions options,
      Workers workers) {
    this.panel = panel;
    this.inputs = inputs;
    this.least = least;
    census = PanelCensus.of(panel);
    this.horizon = horizon;
    this.options = options;
    this.workers = workers;
  }

  PanelPlan search(FitProgress progress) {
    int season = panel.frequency().season();
    List<PanelTransform> transforms = transforms();
    List<Integer> windows = windows();
    tried = new WorkPieces(progress, transforms.size() + windows.size() + 1);
    PanelTransform transform = transforms.get(0);
    PanelData data = PanelData.of(panel, transform, null, inputs, workers);
    int middle = windows.get(windows.size() / 2);
    for (PanelTransform other : transforms.subList(1, transforms.size())) {
      PanelData alike = PanelData.of(panel, other, null, inputs, workers);
      if (error(alike, view(middle, season)) < (1 - CLEAR) * error(data, view(middle, season))) {
        data = alike;
        transform = other;
      }
    }
    PanelMoments moments = staged ? moments(transform) : null;
    if (moments != null) {
      data = PanelData.of(panel, transform, moments.before(), inputs, workers);
      trials.clear();
    }
    for (int window : windows) {
      error(data, view(window, season));
    }
    PanelTransform chosen = transform;
    List<PanelPlan.Trial> ranked =
        trials.stream()
            .filter(trial -> trial.transform() == chosen)
            .sorted(Comparator.comparingDouble(PanelPlan.Trial::error))
            .toList();
    int reference = reference(data, ranked.get(0).view(), ranked.get(0).error());
    List<PanelView> views =
        ranked.stream().map(trial -> view(trial.view().window(), reference)).distinct().toList();
    return new PanelPlan(
        transform,
        moments == null ? null : moments.before(),
        moments == null ? null : moments.last(),
        views,
        trials);
  }

  private @Nullable PanelMoments moments(PanelTransform transform) {
    return PanelMoments.of(
        panel, transform, options.leftOut().spared(horizon), options.seed(), workers);
  }

  /** The same, which also looks whether moments say something. */
  PanelSearch staged() {
    staged = true;
    return this;
  }

  /** Rows that forecasts are relative to: a season, the last row, a cycle. */
  private int reference(PanelData data, PanelView best, double error) {
    int chosen = best.reference();
    double least = error;
    TreeSet<Integer> others = new TreeSet<>(List.of(1, panel.frequency().cycle()));
    others.remove(chosen);
    for (int other : others) {
      double own = error(data, view(best.window(), other));
      if (own < (1 - CLEAR) * least) {
        chosen = other;
        least = own;
      }
    }
    return chosen;
  }

  private PanelView view(int window, int reference) {
    int season = panel.frequency().season();
    return new PanelView(window, step(window, season), season, reference);
  }

  /** Rows a step: a season, or where there is none as many as make few steps of a window. */
  private static int step(int window, int season) {
    if (season > 1 && window % season == 0) {
      return season;
    }
    int step = 1;
    while (window % step != 0 || window / step > MOST_STEPS) {
      step++;
    }
    return step;
  }

  /** The identity, and a logarithm where values allow it, the likelier first. */
  private List<PanelTransform> transforms() {
    if (least > 0) {
      return List.of(PanelTransform.LOG, PanelTransform.NONE);
    }
    return least == 0
        ? List.of(PanelTransform.NONE, PanelTransform.LOG1P)
        : List.of(PanelTransform.NONE);
  }

  /** Windows worth trying: whole cycles and seasons that most series are long enough for. */
  private List<Integer> windows() {
    if (!options.window().isAuto()) {
      return List.of(options.window().value());
    }
    int[] rows = new int[panel.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = panel.rows(i);
    }
    Arrays.sort(rows);
    int most = Math.min(LONGEST, Math.max(2, rows[rows.length / 4] - horizon));
    int cycle = panel.frequency().cycle();
    TreeSet<Integer> windows = new TreeSet<>();
    for (int unit : new int[] {cycle, panel.frequency().season()}) {
      for (int multiple : MULTIPLES) {
        long window = (long) unit * multiple;
        if (window <= most && (unit == cycle || window <= cycle)) {
          windows.add((int) window);
        }
      }
    }
    if (windows.isEmpty()) {
      windows.add(Math.min(most, Math.max(2, horizon)));
    }
    if (windows.size() > 1) {
      windows.remove(1);
    }
    return List.copyOf(windows);
  }

  /** The error of a linear model of a view; remembered. */
  private double error(PanelData data, PanelView view) {
    for (PanelPlan.Trial done : trials) {
      if (done.transform() == data.transform() && done.view().equals(view)) {
        return done.error();
      }
    }
    tried.next(1, data.transform().label() + ", window " + view.window());
    WindowLayout layout =
        WindowLayout.of(
            census,
            panel.frequency(),
            horizon,
            view.window(),
            WINDOWS,
            options.leftOut(),
            options.seed());
    Origins origins = Origins.of(panel, layout);
    PanelWindows windows = new PanelWindows(data, origins, view, null);
    FeatureMap map = new RawFeatures(windows.steps(), windows.signals(), 0, windows.context());
    FittedReadout readout = linear(windows, origins, map, workers, options.seed());
    PanelFold fold = new PanelFold(data, origins, horizon);
    double error = fold.error(fold.forecasts(windows, map, readout.unseeing(), workers), origins);
    trials.add(new PanelPlan.Trial(data.transform(), view, error));
    return error;
  }

  /** A linear model of windows. */
  static FittedReadout linear(
      PanelWindows windows, Origins origins, FeatureMap map, Workers workers, long seed) {
    Targets targets = windows.targets();
    FitSplit split = PanelTask.split(origins, targets.columns());
    return new ReadoutFit(1, workers).fit(windows, targets, map, split).get(0);
  }
}
