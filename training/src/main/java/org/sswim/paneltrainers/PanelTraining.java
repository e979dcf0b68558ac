package org.sswim.paneltrainers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.features.FeatureMap;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.Provenance;
import org.sswim.options.Auto;
import org.sswim.panels.KnownSeries;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelInputs;
import org.sswim.panels.PanelMember;
import org.sswim.panels.PanelModel;
import org.sswim.panels.PanelView;
import org.sswim.panels.SimpleShares;
import org.sswim.readout.FitSplit;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.ReadoutEquations;
import org.sswim.readout.ReadoutFit;
import org.sswim.samples.Targets;
import org.sswim.sampling.SeedStreams;
import org.sswim.series.OutlierPolicy;
import org.sswim.training.FitProgress;
import org.sswim.training.NetworkShape;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;
import org.sswim.training.SampledNetwork;
import org.sswim.training.Trained;
import org.sswim.training.Version;
import org.sswim.training.WorkPieces;

/**
 * Trains one model on all series of a panel, of which it sees a sample itself; the rest may be
 * anywhere.
 *
 * <p>On the sample, linear models choose how windows are seen ({@link PanelSearch}), and the hidden
 * layers of each member are drawn: of the first on the view that did best, of others on those that
 * did nearly as well, from seeds of their own. The equations of a member's read-out are sums over
 * all series, which an {@link EquationSource} gathers; the penalties are chosen and the read-out is
 * solved here. The last window of each series is left out of a first read-out, which intervals are
 * taken from, on the sample, and trains the second.
 */
public final class PanelTraining {
  /** Share of a window's steps that neurons see at a time. */
  private static final double TAPS = 2 / 3.0;

  private static final List<Double> BANKS = List.of(0.1, 2.5);

  /** Views whose error is beyond that of the best by more are not worth a member. */
  private static final double NEAR = 1.03;

  /** How long choosing windows takes beside a network, as measured on hourly series. */
  private static final double CHOOSING = 0.65;

  /** Share of the time of a network after which it is drawn; the next, its equations are there. */
  private static final double DRAWN = 0.5;

  private static final double GATHERED = 0.95;

  private final PanelOptions options;
  private final int horizon;
  private final Workers workers;
  private final PanelCheckpoints.@Nullable Fit kept;

  /**
   * A training.
   *
   * @param horizon O, rows to forecast, at least 1
   * @param workers of what is done here
   */
  public PanelTraining(PanelOptions options, int horizon, Workers workers) {
    this(options, horizon, workers, null);
  }

  /**
   * A training that keeps its networks.
   *
   * @param kept networks that are finished, or null
   */
  PanelTraining(
      PanelOptions options, int horizon, Workers workers, PanelCheckpoints.@Nullable Fit kept) {
    this.options = options;
    this.horizon = horizon;
    this.workers = workers;
    this.kept = kept;
  }

  /**
   * Fits a model.
   *
   * @param census of all series
   * @param sample those that the layout samples, in their order
   * @param inputs what networks see beside the values of all series
   * @param known the names of all
   * @param source has all series
   * @param progress told how far it is
   * @throws org.sswim.series.InvalidSeriesException if no series has enough rows
   */
  public PanelFit fit(
      PanelCensus census,
      Panel sample,
      PanelInputs inputs,
      KnownSeries known,
      EquationSource source,
      FitProgress progress) {
    PanelRequirements.require(census, horizon, sample.frequency());
    PanelRequirements.requireLeftOut(sample, horizon, options.leftOut());
    long began = System.nanoTime();
    WorkPieces pieces = new WorkPieces(progress, CHOOSING + options.members());
    PanelPlan plan =
        new PanelSearch(sample, inputs, census.least(), horizon, options, workers)
            .staged()
            .search(pieces.next(CHOOSING, "choosing windows"));
    long chosen = System.nanoTime();
    PanelData data = PanelData.of(sample, plan.transform(), plan.moment(), inputs, workers);
    List<PanelView> views = views(plan);
    List<PanelMember> members = new ArrayList<>();
    MemberErrors errors = null;
    long windows = 0;
    for (int m = 0; m < views.size(); m++) {
      FitProgress own = pieces.next(1, "network " + (m + 1) + " of " + views.size());
      WindowLayout layout = layout(census, sample, views.get(m), m);
      Origins origins = Origins.of(sample, layout);
      PanelWindows seen = new PanelWindows(data, origins, views.get(m), null);
      PanelFold fold = new PanelFold(data, origins, horizon);
      PanelCheckpoints.Done done = done(seen, m, fold, source, own);
      windows = Math.max(windows, done.windows());
      members.add(done.member());
      errors =
          errors == null ? new MemberErrors(fold, seen, done.unseen()) : errors.with(done.unseen());
    }
    MemberErrors all = Objects.requireNonNull(errors);
    SimpleShares shares = all.shares(data, members, workers);
    PanelModel model =
        new PanelModel(
            plan.last(),
            members,
            shares,
            plan.transform(),
            sample.frequency(),
            census.least() >= 0,
            options.outliers() == OutlierPolicy.AUTO,
            data.inputs(),
            options.levels(),
            all.widths(data, options.levels()),
            known,
            provenance(census, plan));
    return new PanelFit(
        model,
        plan,
        windows,
        options.leftOut(),
        all.error(),
        Map.of("choose", (chosen - began) * 1e-9, "train", (System.nanoTime() - chosen) * 1e-9));
  }

  private WindowLayout layout(PanelCensus census, Panel sample, PanelView view, int member) {
    int budget = options.budget(census.series());
    return WindowLayout.of(
        census, sample.frequency(), horizon, view.window(), budget, options.leftOut(), member);
  }

  /** A network, trained now or kept from before. */
  private PanelCheckpoints.Done done(
      PanelWindows seen, int member, PanelFold fold, EquationSource source, FitProgress progress) {
    PanelCheckpoints.Done before =
        kept == null ? null : kept.find(member, seen.view(), horizon, fold.size());
    if (before != null) {
      return before;
    }
    PanelCheckpoints.Done done = train(seen, member, fold, source, progress);
    if (kept != null) {
      kept.save(member, done, seen.inputs());
    }
    return done;
  }

  private PanelCheckpoints.Done train(
      PanelWindows seen, int member, PanelFold fold, EquationSource source, FitProgress progress) {
    long seed =
        member == 0
            ? options.seed()
            : new SeedStreams(options.seed()).stream("panel-member", member).nextLong();
    WindowLayout layout = seen.origins().layout();
    int steps = seen.steps();
    int taps = Math.max(1, (int) Math.round(TAPS * steps));
    NetworkShape shape =
        NetworkShape.of(taps, 0)
            .withBanks(taps == steps ? List.of(BANKS.get(0)) : BANKS)
            .withSkip(MemberTask.skip(seen.view(), layout, seen.inputs()));

    SSwimOptions network =
        SSwimOptions.tuned().withNeurons(Auto.of(options.neurons())).withSeed(seed);
    Targets targets = seen.targets();
    FitSplit split = PanelTask.split(seen.origins(), targets.columns());
    SampledNetwork sampled =
        new SSwim(network, workers).sample(seen, targets, split, shape, options.neurons());
    HiddenNetwork hidden = sampled.hidden();
    FeatureMap features = shape.features(hidden);
    GroupSums sums =
        source.gather(
            new MemberTask(
                hidden,
                seen.view(),
                seen.transform(),
                seen.moment(),
                seen.inputs(),
                layout,
                seen.means(),
                ReadoutEquations.origin(seen, features, split.commonTrain())),
            progress.part(DRAWN, GATHERED));
    List<FittedReadout> readouts =
        new ReadoutFit(4, workers).solve(targets, features.skipFeatures(), split, sums.equations());
    Trained trained = new Trained(shape, sampled, readouts, Double.NaN, null, Map.of());
    float[][] unseen =
        fold.forecasts(seen, trained.features(), readouts.get(0).unseeing(), workers);
    return new PanelCheckpoints.Done(
        new PanelMember(seen.view(), trained.network(0)), sums.windows(), unseen);
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

  private Provenance provenance(PanelCensus census, PanelPlan plan) {
    return new Provenance(
        Version.current(),
        options.seed(),
        census.series() + " series of " + census.rows() + " rows",
        Map.of("training", options.recorded()),
        Map.of("transform", plan.transform().label()));
  }
}
