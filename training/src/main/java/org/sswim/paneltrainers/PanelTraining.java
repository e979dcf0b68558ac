package org.sswim.paneltrainers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.features.FeatureMap;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.panels.KnownSeries;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelInputs;
import org.sswim.panels.PanelMember;
import org.sswim.panels.PanelModel;
import org.sswim.panels.PanelView;
import org.sswim.readout.FitSplit;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.ReadoutEquations;
import org.sswim.readout.ReadoutFit;
import org.sswim.samples.Targets;
import org.sswim.sampling.SeedStreams;
import org.sswim.training.FitProgress;
import org.sswim.training.NetworkShape;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;
import org.sswim.training.SampledNetwork;
import org.sswim.training.Trained;
import org.sswim.training.WorkPieces;

/**
 * Trains one model on all series of a panel, of which it sees a sample itself; the rest may be
 * anywhere.
 *
 * <p>On the sample, linear models choose how windows are seen ({@link PanelSearch}). Then the
 * hidden layers of each member are drawn, from seeds of their own. The first member takes the view
 * that did best, others take those that did nearly as well. The equations of a member's read-out
 * are sums over all series, which an {@link EquationSource} gathers; the penalties are chosen and
 * the read-out is solved here. The last window of each series is left out of a first read-out,
 * which intervals are taken from, on the sample, and trains the second.
 *
 * @param options how members are trained
 * @param horizon O
 * @param workers who work
 * @param kept networks of an earlier run that was stopped; null for none
 */
public record PanelTraining(
    PanelOptions options, int horizon, Workers workers, PanelCheckpoints.@Nullable Fit kept) {
  /** Share of a window's steps that neurons see at a time. */
  private static final double TAPS = 2 / 3.0;

  private static final List<Double> BANKS = List.of(0.1, 2.5);

  /** How long choosing windows takes beside a network, as measured on hourly series. */
  private static final double CHOOSING = 0.65;

  /**
   * A training.
   *
   * @param horizon O, rows to forecast, at least 1
   * @param workers that share the work
   */
  public PanelTraining(PanelOptions options, int horizon, Workers workers) {
    this(options, horizon, workers, null);
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
   * @throws org.sswim.series.InvalidDataException if no series has enough rows
   */
  public PanelFit fit(
      PanelCensus census,
      Panel sample,
      PanelInputs inputs,
      KnownSeries known,
      EquationSource source,
      FitProgress progress) {
    PanelRequirements.require(census, horizon, sample.frequency());
    int networks = options.neurons() == 0 ? 1 : options.members();
    WorkPieces pieces = new WorkPieces(progress, CHOOSING + networks);
    PanelPlan plan =
        new PanelSearch(sample, inputs, census.least(), horizon, options, workers)
            .plan(pieces.next(CHOOSING, "choosing windows"));
    PanelData data = PanelData.of(sample, plan.transform(), plan.moment(), inputs, workers);
    List<PanelFold> folds = List.of();
    List<PanelMember> members = new ArrayList<>();
    double[][] unseen = new double[0][];
    long windows = 0;
    for (int m = 0; m < networks; m++) {
      PanelView view = plan.views().get(m % Math.min(plan.views().size(), networks));
      FitProgress progressed = pieces.next(1, "network " + (m + 1) + " of " + networks);
      Origins origins = Origins.of(sample, layout(census, sample, view, m));
      if (m == 0) {
        folds = List.of(PanelFold.of(data, origins), PanelFold.behind(data, origins));
      }
      PanelCheckpoints.Done done =
          done(new PanelWindows(data, origins, view, null), m, folds, source, progressed);
      windows = Math.max(windows, done.windows());
      members.add(done.member());
      unseen = m == 0 ? done.unseen() : sum(unseen, done.unseen());
    }
    for (double[] row : unseen) {
      Arrays.setAll(row, k -> row[k] / networks);
    }
    PanelFold all = folds.get(0);
    double[][] own = Arrays.copyOf(unseen, all.size());
    ShareSearch search = new ShareSearch(plan.search(), workers);
    if (options.neurons() > 0) {
      search.search(all, own);
      search.search(folds.get(1), Arrays.copyOfRange(unseen, all.size(), unseen.length));
    }
    double[][] mean = search.mean(all, own, search.shares());
    PanelView view = plan.views().get(0);
    PanelModel model =
        plan.model(options, census, data, sample, known, members)
            .withShares(search.shares())
            .with(
                options.levels(),
                all.widths(view, layout(census, sample, view, 0), mean, options.levels()));
    return new PanelFit(model, windows, all.lastError(mean, workers));
  }

  /** Adds in place. */
  private static double[][] sum(double[][] sum, double[][] more) {
    for (int j = 0; j < sum.length; j++) {
      for (int k = 0; k < sum[j].length; k++) {
        sum[j][k] += more[j][k];
      }
    }
    return sum;
  }

  private WindowLayout layout(PanelCensus census, Panel sample, PanelView view, int member) {
    int budget = options.budget(census.series());
    return WindowLayout.of(census, sample.frequency(), horizon, view.window(), budget, member);
  }

  /** A network, trained now or kept from before. */
  private PanelCheckpoints.Done done(
      PanelWindows seen,
      int member,
      List<PanelFold> folds,
      EquationSource source,
      FitProgress progress) {
    PanelCheckpoints.Done before =
        kept == null
            ? null
            : kept.find(
                member, seen.view(), horizon, folds.stream().mapToInt(PanelFold::size).sum());
    if (before != null) {
      return before;
    }
    PanelCheckpoints.Done done = train(seen, member, folds, source, progress);
    if (kept != null) {
      kept.save(member, done);
    }
    return done;
  }

  private PanelCheckpoints.Done train(
      PanelWindows seen,
      int member,
      List<PanelFold> folds,
      EquationSource source,
      FitProgress progress) {
    long seed =
        member == 0
            ? options.seed()
            : new SeedStreams(options.seed()).stream("panel-member", member).nextLong();
    WindowLayout layout = seen.origins().layout();
    int steps = seen.steps();
    int taps = options.neurons() == 0 ? 1 : Math.max(1, (int) Math.round(TAPS * steps));
    NetworkShape shape =
        NetworkShape.of(taps, 0)
            .withBanks(taps == steps ? List.of(BANKS.get(0)) : BANKS)
            .withSkip(MemberTask.skip(seen.view(), layout, seen.data().inputs()));
    Targets targets = seen.targets();
    FitSplit split = seen.origins().split(targets.columns());
    SampledNetwork sampled = sampled(seen, targets, split, shape, seed);
    HiddenNetwork hidden = sampled.hidden();
    FeatureMap features = shape.features(hidden);
    GroupSums sums =
        source.gather(
            new MemberTask(
                hidden,
                seen.view(),
                seen.data().transform(),
                seen.data().moment(),
                seen.data().inputs(),
                layout,
                seen.means(),
                ReadoutEquations.origin(seen, features, split.commonTrain())),
            progress.part(1, 2));
    List<FittedReadout> readouts =
        new ReadoutFit(PanelLayout.GROUPS, workers)
            .withCrossFits(true)
            .solve(targets, features.skipFeatures(), split, sums.equations(options.neurons() == 0));
    Trained trained = new Trained(shape, sampled, readouts, Double.NaN, Map.of());
    PanelLayout blocks = source.layout();
    Panel sample = seen.data().panel();
    double[][] unseen =
        folds.stream()
            .flatMap(
                fold ->
                    Arrays.stream(
                        fold.forecasts(
                            seen.view(),
                            layout,
                            trained.features(),
                            readouts.get(0),
                            j -> sums.place(blocks.group(sample.id(fold.series(j)))),
                            workers)))
            .toArray(double[][]::new);
    return new PanelCheckpoints.Done(
        kept == null ? "" : kept.digest(),
        new PanelMember(seen.view(), trained.network(0)),
        sums.windows(),
        unseen);
  }

  /** Hidden layers; without neurons one that is silent, as a network has some. */
  private SampledNetwork sampled(
      PanelWindows seen, Targets targets, FitSplit split, NetworkShape shape, long seed) {
    int neurons = Math.min(options.neurons(), seen.origins().train());
    return neurons == 0
        ? SampledNetwork.silent(seen, shape)
        : new SSwim(SSwimOptions.defaults().withNeurons(neurons).withSeed(seed), workers)
            .sample(seen, targets, split, shape, neurons);
  }
}
