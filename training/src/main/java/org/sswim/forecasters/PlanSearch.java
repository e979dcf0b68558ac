package org.sswim.forecasters;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sswim.features.SkipShape;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.options.Auto;
import org.sswim.readout.ReadoutFit;
import org.sswim.samples.Samples;
import org.sswim.series.CalendarInputs;
import org.sswim.training.NetworkShape;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;

/**
 * Chooses a {@link NetworkPlan} by the error on left-out windows of small pilot networks, one group
 * of options after the other: how windows enter (relative or not, which calendar inputs), then the
 * number of taps, the spike cost, the read-out banks. Options that are fixed are left alone.
 *
 * <p>Pilots are S-SWIM networks whatever the weights of the final network, so that baselines of one
 * seed share the plan. The error is that of {@link FitPlan#forChoices}.
 */
final class PlanSearch {
  private static final int NEURONS = 100;
  private static final int SAMPLES = 16_000;

  private static final double LOW_COST = 0.3;

  private final ForecastOptions options;
  private final SSwimOptions network;
  private final Workers workers;
  private final TrainingData data;
  private final FitPlan plan;
  private final List<Trial> trials = new ArrayList<>();

  /** Of pilots; neither banks nor what targets are relative to make them others. */
  private final Map<NetworkPlan, HiddenNetwork> hidden = new ConcurrentHashMap<>();

  private @Nullable FoldProfiles profiles;

  PlanSearch(ForecastOptions options, TrainingData data, FitPlan plan, Workers workers) {
    this.workers = workers;
    this.options = options;
    network = options.network();
    this.data = data;
    CompleteWindows.require(data.windows(CalendarInputs.none()), plan);
    int lanes = data.channels().lanes(data.series().channels());
    this.plan = plan.forChoices(network.ridge().blocks(), SAMPLES, lanes);
  }

  /** The best plan found. */
  NetworkPlan search() {
    NetworkShape first = network.shape(data.window());
    List<Integer> seasons = targetSeasons();
    Set<NetworkPlan> entries = new LinkedHashSet<>();
    for (CalendarInputs calendar : calendars()) {
      for (boolean relative : candidates(options.relativeInput())) {
        entries.add(
            new NetworkPlan(
                first.taps(),
                relative,
                calendar,
                seasons.get(0),
                first.maxCost(),
                first.banks(),
                options.semantics(),
                false));
      }
    }
    NetworkPlan best = best(entries);
    Set<NetworkPlan> references = new LinkedHashSet<>();
    for (int season : seasons) {
      references.add(best.withTargetSeason(season));
    }
    best = best(references);
    if (network.taps().isAuto()) {
      best =
          best(
              among(
                  best,
                  best.withTaps(share(0.9f)),
                  best.withTaps(share(0.5f)),
                  best.withTaps(share(0.25f))));
    }
    if (network.maxCost().isAuto()) {
      best = best(among(best, best.withMaxCost(LOW_COST)));
    }
    if (network.banks().isAuto()) {
      best = best(among(best, best.withBanks(NetworkShape.WIDE_BANKS)));
    }
    return ProfileChoice.of(options, data, best, this::errorOf);
  }

  /** The values to try, the likelier first. */
  private static List<Boolean> candidates(Auto<Boolean> option) {
    return option.map(List::of).or(List.of(true, false));
  }

  private int share(float ofWindow) {
    return Math.max(1, Math.round(ofWindow * data.window()));
  }

  /** Every plan that was tried, with its validation error. */
  List<Trial> trials() {
    return List.copyOf(trials);
  }

  /** What targets may be relative to: the last row first, then whole seasons, then nothing. */
  private List<Integer> targetSeasons() {
    List<Integer> seasons = new ArrayList<>();
    if (options.relativeTarget().or(true)) {
      seasons.add(1);
      for (int season : Seasons.candidates(data.series(), plan.commonTrain().count())) {
        if (season > 1 && season <= data.window()) {
          seasons.add(season);
        }
      }
    }
    if (!options.relativeTarget().or(false)) {
      seasons.add(0);
    }
    return seasons;
  }

  private Set<CalendarInputs> calendars() {
    CalendarInputs all = CalendarInputs.resolvable(data.series().timeline());
    CalendarInputs day = new CalendarInputs(all.dayHarmonics(), 0);
    Set<CalendarInputs> candidates = new LinkedHashSet<>();
    if (!options.calendar().or(false)) {
      candidates.add(CalendarInputs.none());
    }
    if (options.calendar().isAuto()) {
      candidates.add(day);
    }
    if (options.calendar().or(true)) {
      candidates.add(all);
    }
    return candidates;
  }

  /** In order, so that ties fall alike in every run. */
  private static Set<NetworkPlan> among(NetworkPlan... plans) {
    return new LinkedHashSet<>(List.of(plans));
  }

  private NetworkPlan best(Set<NetworkPlan> candidates) {
    if (candidates.size() == 1) {
      return candidates.iterator().next();
    }
    tryAll(candidates);
    NetworkPlan best = candidates.iterator().next();
    double least = Double.POSITIVE_INFINITY;
    for (NetworkPlan candidate : candidates) {
      double score = Drift.comparable(error(candidate), candidate.relativeInput());
      if (score < least) {
        best = candidate;
        least = score;
      }
    }
    return best;
  }

  /** The validation error of a plan, tried now if it has not been. */
  private double errorOf(NetworkPlan candidate) {
    tryAll(among(candidate));
    return error(candidate);
  }

  /** Tries those that have not been tried, side by side. */
  private void tryAll(Set<NetworkPlan> candidates) {
    List<NetworkPlan> open =
        candidates.stream()
            .filter(plan -> trials.stream().noneMatch(trial -> trial.plan.equals(plan)))
            .toList();
    double[] errors = new double[open.size()];
    workers.each(errors.length, i -> errors[i] = pilot(open.get(i)));
    for (int i = 0; i < errors.length; i++) {
      trials.add(new Trial(open.get(i), errors[i]));
    }
  }

  private double error(NetworkPlan candidate) {
    return trials.stream()
        .filter(trial -> trial.plan.equals(candidate))
        .findFirst()
        .orElseThrow()
        .validationError;
  }

  private double pilot(NetworkPlan candidate) {
    WindowedSeries windows =
        data.centred(candidate.calendar(), candidate.profile() ? profiles() : null);
    WindowTargets targets =
        WindowTargets.of(windows, plan.longest(), candidate.targetSeason(), plan.channelWeight());
    WindowTargets fewer = targets.thinned();
    Samples samples = windows.samples(candidate.relativeInput());
    HiddenNetwork network = hidden(samples, targets, candidate);
    return new ReadoutFit(this.network.ridge(), 0, workers)
        .fit(samples, fewer, candidate.shape(SkipShape.NONE).features(network), plan.split(fewer))
        .get(0)
        .validationError();
  }

  private HiddenNetwork hidden(Samples samples, WindowTargets targets, NetworkPlan candidate) {
    NetworkPlan key = candidate.withTargetSeason(1).withBanks(NetworkShape.USUAL_BANKS);
    HiddenNetwork sampled = hidden.get(key);
    if (sampled == null) {
      SSwimOptions pilot = network.withLayers(1).withOversampling(Auto.of(1));
      sampled =
          new SSwim(pilot, workers)
              .sample(samples, targets, plan.split(targets), key.shape(SkipShape.NONE), neurons())
              .hidden();
      hidden.put(key, sampled);
    }
    return new HiddenNetwork(
        sampled.input(),
        sampled.layers(),
        candidate.shape(SkipShape.NONE).banks(network.readoutKernel(), data.window()));
  }

  private synchronized FoldProfiles profiles() {
    if (profiles == null) {
      profiles = FoldProfiles.of(data, plan, network.ridge().blocks());
    }
    return profiles;
  }

  private int neurons() {
    return Math.min(NEURONS, network.neurons().or(NEURONS));
  }

  /**
   * One pilot.
   *
   * @param plan what was tried
   * @param validationError its mean squared error on the windows left out, see {@link
   *     FittedReadout}
   */
  record Trial(NetworkPlan plan, double validationError) {}
}
