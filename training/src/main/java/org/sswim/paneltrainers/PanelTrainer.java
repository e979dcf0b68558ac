package org.sswim.paneltrainers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sswim.features.SkipShape;
import org.sswim.linalg.RidgeOptions;
import org.sswim.linalg.Workers;
import org.sswim.network.Provenance;
import org.sswim.options.Auto;
import org.sswim.options.OptionsJson;
import org.sswim.panels.KnownSeries;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelMember;
import org.sswim.panels.PanelModel;
import org.sswim.panels.PanelView;
import org.sswim.panels.ThetaShare;
import org.sswim.readout.FittedReadout;
import org.sswim.samples.Targets;
import org.sswim.sampling.SeedStreams;
import org.sswim.training.NetworkShape;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;
import org.sswim.training.Trained;
import org.sswim.training.Version;

/**
 * Trains one model on all series of a panel by {@link SSwim}.
 *
 * <p>Linear models choose how windows are seen ({@link PanelSearch}). Then a network is trained for
 * each member, the first on the view that did best, others on those that did nearly as well, from
 * seeds of their own; their mean forecasts. The last window of each series is left out of a first
 * read-out, which intervals are taken from, and trains the second.
 *
 * <p>A trainer is stateless; equal options and panels train equal models, whatever the number of
 * workers.
 */
public final class PanelTrainer {
  /** Share of a window's steps that neurons see at a time. */
  private static final double TAPS = 2 / 3.0;

  private static final List<Double> BANKS = List.of(0.1, 2.5);

  /** Shares of the Theta method that are tried. */
  private static final double[] SHARES = {0.2, 0.4, 0.6, 0.8};

  /** It must lower the error by this. */
  private static final double CLEAR = 0.005;

  /** Views whose error is beyond that of the best by more are not worth a member. */
  private static final double NEAR = 1.03;

  private final PanelOptions options;
  private final Workers workers;

  /** A trainer. */
  public PanelTrainer(PanelOptions options, Workers workers) {
    this.options = options;
    this.workers = workers;
  }

  /**
   * Fits a model.
   *
   * @param horizon O, rows to forecast, at least 1
   * @param progress told what comes next
   * @throws org.sswim.series.InvalidSeriesException if no series has enough rows
   */
  public PanelFit fit(Panel panel, int horizon, Consumer<String> progress) {
    PanelRequirements.require(panel, horizon);
    long began = System.nanoTime();
    progress.accept("choosing windows");
    PanelPlan plan = new PanelSearch(panel, horizon, options, workers).search();
    long chosen = System.nanoTime();
    PanelData data = PanelData.of(panel, plan.transform(), workers);
    List<PanelView> views = views(plan);
    List<PanelMember> members = new ArrayList<>();
    Sum sum = null;
    int windows = 0;
    for (int m = 0; m < views.size(); m++) {
      progress.accept("network " + (m + 1) + " of " + views.size());
      Origins origins =
          Origins.of(panel, horizon, views.get(m).window(), options.budget(panel.size()), m);
      windows = Math.max(windows, origins.train());
      PanelWindows seen = new PanelWindows(data, origins, views.get(m), horizon);
      Trained trained = train(seen, origins, m);
      members.add(new PanelMember(views.get(m), trained.network(0)));
      PanelFold fold = new PanelFold(data, origins, horizon);
      FittedReadout unseeing = trained.readouts().get(0).unseeing();
      double[][] z = fold.forecasts(seen, trained.features(), unseeing, workers);
      sum = sum == null ? new Sum(fold, seen, origins, z) : sum.with(z);
    }
    Sum all = Objects.requireNonNull(sum);
    ThetaShare theta = all.share(workers);
    PanelModel model =
        new PanelModel(
            members,
            theta,
            plan.transform(),
            panel.frequency(),
            nonNegative(panel),
            options.levels(),
            all.widths(data, options.levels()),
            KnownSeries.of(panel),
            provenance(panel, plan));
    return new PanelFit(
        model,
        plan,
        windows,
        all.fold.error(all.mean(), all.origins),
        Map.of("choose", (chosen - began) * 1e-9, "train", (System.nanoTime() - chosen) * 1e-9));
  }

  private Trained train(PanelWindows windows, Origins origins, int member) {
    long seed =
        member == 0
            ? options.seed()
            : new SeedStreams(options.seed()).stream("panel-member", member).nextLong();
    int steps = windows.steps();
    int taps = Math.max(1, (int) Math.round(TAPS * steps));
    NetworkShape shape =
        NetworkShape.of(taps, 0)
            .withBanks(taps == steps ? List.of(BANKS.get(0)) : BANKS)
            .withSkip(new SkipShape(steps, 0, windows.context()));
    SSwimOptions network =
        SSwimOptions.tuned()
            .withNeurons(Auto.of(options.neurons()))
            .withRidge(RidgeOptions.defaults().withRecency(Auto.of(1.0)))
            .withSeed(seed);
    Targets targets = windows.targets();
    return new SSwim(network, workers)
        .train(windows, targets, PanelTask.split(origins, targets.columns()), shape);
  }

  /** The view of each member: those that did best take turns. */
  private List<PanelView> views(PanelPlan plan) {
    List<PanelView> near = new ArrayList<>();
    double best = error(plan, plan.views().get(0));
    for (PanelView view : plan.views()) {
      if (error(plan, view) <= NEAR * best && near.size() < options.members()) {
        near.add(view);
      }
    }
    List<PanelView> views = new ArrayList<>();
    for (int m = 0; m < options.members(); m++) {
      views.add(near.get(m % near.size()));
    }
    return views;
  }

  /** The least error of trials of a window. */
  private static double error(PanelPlan plan, PanelView view) {
    return plan.trials().stream()
        .filter(trial -> trial.transform() == plan.transform())
        .filter(trial -> trial.view().window() == view.window())
        .mapToDouble(PanelPlan.Trial::error)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static boolean nonNegative(Panel panel) {
    for (int i = 0; i < panel.size(); i++) {
      for (double value : panel.values(i)) {
        if (value < 0) {
          return false;
        }
      }
    }
    return true;
  }

  private Provenance provenance(Panel panel, PanelPlan plan) {
    return new Provenance(
        Version.current(),
        options.seed(),
        panel.size() + " series of " + panel.rows() + " rows",
        Map.of("training", OptionsJson.text(options)),
        Map.of("transform", plan.transform().label()));
  }

  /** Forecasts of the members so far at the last windows. */
  private static final class Sum {
    private final PanelFold fold;
    private final PanelWindows windows;
    private final Origins origins;
    private final double[][] sum;
    private double @Nullable [][] theta;
    private ThetaShare share = ThetaShare.NONE;
    private int members = 1;

    Sum(PanelFold fold, PanelWindows windows, Origins origins, double[][] first) {
      this.fold = fold;
      this.windows = windows;
      this.origins = origins;
      sum = first;
    }

    Sum with(double[][] more) {
      for (int j = 0; j < Math.min(sum.length, more.length); j++) {
        for (int k = 0; k < sum[j].length; k++) {
          sum[j][k] += more[j][k];
        }
      }
      members++;
      return this;
    }

    /** The mean of the members, with the share of the Theta method once that is chosen. */
    double[][] mean() {
      double[][] mean = new double[sum.length][];
      for (int j = 0; j < sum.length; j++) {
        double[] own = Arrays.stream(sum[j]).map(value -> value / members).toArray();
        mean[j] = theta == null ? own : share.mean(own, theta[j]);
      }
      return mean;
    }

    /** Chooses the share of the Theta method at the last windows. */
    ThetaShare share(Workers workers) {
      double[][] networks = mean();
      double[][] added = fold.theta(origins, networks, workers);
      double least = (1 - CLEAR) * fold.error(networks, origins);
      for (double some : SHARES) {
        ThetaShare tried = new ThetaShare(some);
        double[][] both = new double[networks.length][];
        for (int j = 0; j < both.length; j++) {
          both[j] = tried.mean(networks[j], added[j]);
        }
        double error = fold.error(both, origins);
        if (error < least) {
          least = error;
          share = tried;
        }
      }
      theta = added;
      return share;
    }

    /** Half-widths of intervals in scales: quantiles of the absolute errors at each lead. */
    float[][] widths(PanelData data, List<Double> levels) {
      return PanelIntervals.widths(data, windows, fold, mean(), levels);
    }
  }
}
