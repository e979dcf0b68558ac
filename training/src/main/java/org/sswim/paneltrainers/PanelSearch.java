package org.sswim.paneltrainers;

import static java.util.Comparator.comparingDouble;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.features.FeatureMap;
import org.sswim.features.RawFeatures;
import org.sswim.linalg.Workers;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelInputs;
import org.sswim.panels.PanelMoment;
import org.sswim.panels.PanelTransform;
import org.sswim.panels.PanelView;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.LeftOutRule;
import org.sswim.readout.ReadoutFit;
import org.sswim.samples.Targets;
import org.sswim.stages.MomentMode;
import org.sswim.training.FitProgress;
import org.sswim.training.Search;
import org.sswim.training.WorkPieces;

/**
 * Chooses how the networks of a panel see it, by {@link LeftOutRule}. Linear models of some windows
 * forecast windows that they have not seen. One choice after the other is made: the scale, the
 * moment stage, the window, what forecasts are relative to.
 */
final class PanelSearch {
  /** Windows that a linear model is fitted to. */
  private static final int WINDOWS = 12_000;

  private static final int LONGEST = 1024;

  /** Steps of a window that has no season: time grows with their square. */
  private static final int MOST_STEPS = 24;

  private static final int[] MULTIPLES = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32};

  private final Panel panel;
  private final PanelInputs inputs;
  private final double least;
  private final int horizon;
  private final PanelOptions options;
  private final Workers workers;
  private final int season;
  private final List<Integer> windows;
  private final Origins origins;
  private final Search search = new Search();

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
    this.horizon = horizon;
    this.options = options;
    this.workers = workers;
    season = panel.frequency().season();
    windows = windows();
    // All are scored at the same places, those of the longest window.
    origins =
        Origins.of(
            panel,
            WindowLayout.of(
                PanelCensus.of(panel),
                panel.frequency(),
                horizon,
                windows.get(windows.size() - 1),
                WINDOWS,
                options.seed()));
    PanelRequirements.requireObserved(panel, origins);
  }

  PanelPlan plan(FitProgress progress) {
    WorkPieces pieces = new WorkPieces(progress, windows.size() + 2.0);
    pieces.next(1, "the scale");
    PanelView middle = view(windows.get(windows.size() / 2), season);
    PanelTransform transform =
        search.best(
            Search.Kind.SCALE,
            transforms(),
            PanelTransform::label,
            one -> errors(data(one, null), middle));
    PanelMoments moments = options.neurons() > 0 ? moments(transform, middle) : null;
    PanelData data = data(transform, moments == null ? null : moments.before());
    Map<PanelView, double[]> tried = new HashMap<>();
    Function<PanelView, double[]> errors =
        view -> tried.computeIfAbsent(view, own -> errors(data, own));
    pieces.next(windows.size(), "windows");
    // Series share a read-out, so a longer window costs little: the best one comes first.
    List<Integer> rising =
        windows.stream()
            .sorted(comparingDouble(one -> LeftOutRule.sum(errors.apply(view(one, season)))))
            .toList();
    Function<Integer, double[]> seasonal = one -> errors.apply(view(one, season));
    int best = search.best(Search.Kind.WINDOWS, rising, String::valueOf, seasonal);
    pieces.next(1, "what forecasts are relative to");
    int reference =
        search.best(
            Search.Kind.START,
            Stream.of(season, 1, panel.frequency().cycle(), PanelView.THETA).distinct().toList(),
            PanelSearch::start,
            one -> errors.apply(view(best, one)));
    return new PanelPlan(
        transform,
        moments == null ? null : moments.before(),
        moments == null ? null : moments.last(),
        rising.stream()
            .filter(one -> !LeftOutRule.better(seasonal.apply(best), seasonal.apply(one)))
            .map(one -> view(one, reference))
            .toList(),
        search);
  }

  private static String start(int reference) {
    return switch (reference) {
      case PanelView.THETA -> "theta";
      case 1 -> "the last row";
      default -> reference + " rows before";
    };
  }

  private PanelData data(PanelTransform transform, @Nullable PanelMoment moment) {
    return PanelData.of(panel, transform, moment, inputs, workers);
  }

  private @Nullable PanelMoments moments(PanelTransform transform, PanelView view) {
    PanelMoments.Fitting fitting =
        new PanelMoments.Fitting(
            panel,
            transform,
            inputs,
            origins.layout().spared(panel.lengths()[1]),
            options.seed(),
            search,
            workers);
    PanelMoments columns = fitting.columns();
    Map<MomentMode, @Nullable PanelMoment> before = new EnumMap<>(MomentMode.class);
    fitting.open(columns).forEach(mode -> before.put(mode, fitting.before(columns, mode)));
    MomentMode best =
        search.best(
            Search.Kind.MOMENT,
            List.copyOf(before.keySet()),
            MomentMode::label,
            mode -> behind(errors(data(transform, before.get(mode)), view)));
    return fitting.with(columns, before.get(best), best);
  }

  /** Errors of the last windows alone: stages of the moment have seen those that train. */
  private static double[] behind(double[] errors) {
    int sets = errors.length - 1;
    // Each is its share of the mean over the sets.
    return Arrays.stream(errors, 0, sets).map(error -> error * errors.length / sets).toArray();
  }

  private PanelView view(int window, int reference) {
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

  /** The identity, and a logarithm where values allow it. */
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
    Arrays.setAll(rows, i -> panel.rows(i));
    Arrays.sort(rows);
    int usual = rows[rows.length / 4];
    // Rows that targets take are worth a window only where the rest would be shorter than they are.
    int full = Math.max(usual - horizon, Math.min(usual, 2 * horizon));
    int most = Math.min(LONGEST, Math.max(2, full));
    int cycle = panel.frequency().cycle();
    TreeSet<Integer> all = new TreeSet<>();
    for (int unit : new int[] {cycle, season}) {
      for (int multiple : MULTIPLES) {
        long window = (long) unit * multiple;
        if (window <= most && (unit == cycle || window <= cycle)) {
          all.add((int) window);
        }
      }
    }
    if (all.isEmpty()) {
      all.add(Math.min(most, Math.max(2, horizon)));
    }
    if (all.size() > 1) {
      all.remove(1);
    }
    return List.copyOf(all);
  }

  /** The errors of a linear model of a view, by sets of windows that it has not seen. */
  private double[] errors(PanelData data, PanelView view) {
    PanelWindows all = new PanelWindows(data, origins, view, null);
    FeatureMap map = new RawFeatures(all.steps(), all.signals(), 0, all.context());
    Targets targets = all.targets();
    FittedReadout readout =
        new ReadoutFit(PanelLayout.GROUPS, workers)
            .withCrossFits(true)
            .fit(all, targets, map, origins.split(targets.columns()))
            .get(0);
    long parts = readout.crossFitted().size();
    PanelFold fold = PanelFold.of(data, origins);
    IntUnaryOperator part = j -> (int) (((fold.number(j) + 1) * parts - 1) / origins.train());
    return fold.errors(
        fold.forecasts(view, origins.layout(), map, readout, part, workers), workers);
  }
}
