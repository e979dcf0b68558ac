package org.sswim.training;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.ReadoutBanks;
import org.sswim.sampling.SeedStreams;
import org.sswim.series.CalendarInputs;

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
  private static final double HIGH_COST = 1.5;

  private final SSwimOptions options;
  private final TrainingData data;
  private final FitPlan plan;
  private final Workers workers;
  private final List<Trial> trials = new ArrayList<>();

  /** Of pilots; neither banks nor what targets are relative to make them others. */
  private final Map<NetworkPlan, HiddenNetwork> hidden = new ConcurrentHashMap<>();

  PlanSearch(SSwimOptions options, TrainingData data, FitPlan plan, Workers workers) {
    this.workers = workers;
    this.options = options;
    this.data = data;
    CompleteWindows.require(data.windows(CalendarInputs.none()), plan);
    int lanes = data.channels().lanes(data.series().channels());
    this.plan = plan.forChoices(options.ridge().blocks(), SAMPLES, lanes);
  }

  /** The best plan found. */
  NetworkPlan search() {
    int taps = options.taps() > 0 ? Math.min(options.taps(), data.window()) : share(0.75f);
    List<Double> banks = options.banks().isEmpty() ? NetworkPlan.USUAL_BANKS : options.banks();
    double cost = Double.isNaN(options.maxCost()) ? HIGH_COST : options.maxCost();
    List<Integer> seasons = targetSeasons();
    Set<NetworkPlan> entries = new LinkedHashSet<>();
    for (CalendarInputs calendar : calendars()) {
      for (boolean relative : options.relativeInput().candidates()) {
        entries.add(
            new NetworkPlan(
                taps, relative, calendar, seasons.get(0), cost, banks, options.semantics()));
      }
    }
    NetworkPlan best = best(entries);
    Set<NetworkPlan> references = new LinkedHashSet<>();
    for (int season : seasons) {
      references.add(best.withTargetSeason(season));
    }
    best = best(references);
    if (options.taps() == 0) {
      best =
          best(
              among(
                  best,
                  best.withTaps(share(0.9f)),
                  best.withTaps(share(0.5f)),
                  best.withTaps(share(0.25f))));
    }
    if (Double.isNaN(options.maxCost())) {
      best = best(among(best, best.withMaxCost(LOW_COST)));
    }
    if (options.banks().isEmpty()) {
      best = best(among(best, best.withBanks(NetworkPlan.WIDE_BANKS)));
    }
    return best;
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
    if (options.relativeTarget() != Choice.OFF) {
      seasons.add(1);
      for (int season : Seasons.candidates(data.series(), plan.commonTrain().count())) {
        if (season > 1 && season <= data.window()) {
          seasons.add(season);
        }
      }
    }
    if (options.relativeTarget() != Choice.ON) {
      seasons.add(0);
    }
    return seasons;
  }

  private Set<CalendarInputs> calendars() {
    CalendarInputs all = CalendarInputs.resolvable(data.series().timeline());
    CalendarInputs day = new CalendarInputs(all.dayHarmonics(), 0);
    Set<CalendarInputs> candidates = new LinkedHashSet<>();
    switch (options.calendar()) {
      case OFF -> candidates.add(CalendarInputs.none());
      case ON -> candidates.add(all);
      case AUTO -> {
        candidates.add(CalendarInputs.none());
        candidates.add(day);
        candidates.add(all);
      }
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
    WindowedSeries series = data.windows(candidate.calendar());
    return new ReadoutFit(options.ridge(), candidate.targetSeason(), 0, workers)
        .fit(
            series.withFewerTargets(plan.longest()),
            candidate.features(hidden(series, candidate), SkipShape.NONE),
            plan)
        .get(0)
        .validationError();
  }

  private HiddenNetwork hidden(WindowedSeries series, NetworkPlan candidate) {
    NetworkPlan key = candidate.withTargetSeason(1).withBanks(NetworkPlan.USUAL_BANKS);
    HiddenNetwork sampled = hidden.get(key);
    if (sampled == null) {
      sampled =
          new HiddenNetworkSampler(
                  options.layer(),
                  options.readoutKernel(),
                  WeightSource.S_SWIM,
                  NeuronChoice.NONE,
                  new SeedStreams(options.seed()),
                  workers)
              .sample(
                  series, plan.commonTrain(), plan.longest(), key, neurons(), 1, options.relays())
              .network();
      hidden.put(key, sampled);
    }
    float[] supports = candidate.bankSupports(series.window());
    return new HiddenNetwork(
        sampled.input(),
        sampled.layers(),
        new ReadoutBanks(options.readoutKernel(), new int[supports.length], supports));
  }

  private int neurons() {
    boolean auto = options.neurons() == SSwimOptions.AUTO_NEURONS;
    return auto ? NEURONS : Math.min(NEURONS, options.neurons());
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
