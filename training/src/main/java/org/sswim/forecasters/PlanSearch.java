package org.sswim.forecasters;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.readout.Objective;
import org.sswim.series.CalendarInputs;
import org.sswim.stages.MomentMode;
import org.sswim.training.FitProgress;
import org.sswim.training.NetworkShape;
import org.sswim.training.SSwimOptions;

/**
 * Chooses a {@link NetworkPlan} by the errors of {@link Pilots}, one group of options after the
 * other: whether windows are relative to their last row, calendar inputs, whether outputs need
 * their skip synapses, which all pilots before have, what targets are relative to, and the spike
 * cost. The number of taps makes a difference only where there are no skip synapses. Options that
 * are fixed are left alone; so are first values where no other is clearly better.
 *
 * <p>Where absolute errors are minimised, those of the naive forecasts choose what targets are
 * relative to, as pilots have squared ones.
 *
 * <p>Windows that are not relative learn levels, which help as long as levels do not drift: whether
 * they are is told at a shorter lead. What a profile learnt of some weeks may not hold in later
 * ones: it is also tried on the windows behind all that train alone.
 *
 * <p>Pilots are S-SWIM networks whatever the weights of the final network, so that baselines of one
 * seed share the plan.
 */
final class PlanSearch {
  private static final double LOW_COST = 0.3;

  /** A smaller gain of a pilot says nothing of a network of full size. */
  private static final double CLEAR = 0.01;

  /**
   * The same for a network without skip synapses where windows are few: errors of all leads choose,
   * and the first ones often need what was last.
   */
  private static final double FEW = 0.05;

  /**
   * What skip synapses must lower the error by where outputs would see the levels of several
   * channels: whatever becomes of one, such as an outage, moves the forecasts of all without bound,
   * while a neuron can do no more than fire. Gains of 7 % of pilots were lost to outages after the
   * windows left out, and of 15 % where missing readings hold their last value.
   */
  private static final double LEVELS = 0.2;

  /** What the moment stage must lower the error by. */
  private static final double STAGE = 0.02;

  /** Superposed windows, which pilots go without, have no time of day. */
  private static final double CALENDAR = 0.02;

  /** What a plan of its own must lower the error by for a horizon to have a network of its own. */
  private static final double OWN = 0.02;

  /** Share of the time of a search after which calendar inputs are chosen; the next, skips. */
  private static final double RELATIVE = 0.33;

  private static final double CALENDAR_INPUTS = 0.55;

  /** What is likelier comes first. */
  private static final List<Boolean> SWITCH = List.of(true, false);

  private final ForecastOptions options;
  private final SSwimOptions network;
  private final TrainingData data;
  private final FitPlan plan;
  private final Pilots soon;
  private final Pilots pilots;

  PlanSearch(ForecastOptions options, TrainingData data, FitPlan plan, Workers workers) {
    this.options = options;
    network = options.network();
    this.data = data;
    this.plan = plan;
    CompleteWindows.require(data.windows(CalendarInputs.none()), plan);
    int lanes = data.channels().lanes(data.series().channels());
    int blocks = network.ridge().blocks();
    FitPlan near = plan.forChoices(1, Pilots.SAMPLES, lanes);
    soon = new Pilots(network, data, plan, near, blocks, workers);
    pilots =
        new Pilots(
            network, data, plan, plan.forChoices(blocks, Pilots.SAMPLES, lanes), blocks, workers);
  }

  /** The best plan found. */
  NetworkPlan search() {
    return search(FitProgress.NONE);
  }

  /**
   * The best plan found, or that of another horizon where it is about as good for this one, too, so
   * that both share a network.
   */
  NetworkPlan search(NetworkPlan other, FitProgress progress) {
    NetworkPlan best = search(progress);
    boolean squares = data.objective(options.objective(), plan) != Objective.MAE;
    boolean alike = squares && sees(other).equals(sees(best));
    return alike && pilots.error(other) * (1 - OWN) <= pilots.error(best) ? other : best;
  }

  /** What must gain more than errors on left-out windows alone can tell. */
  private static List<Object> sees(NetworkPlan plan) {
    return List.of(plan.relativeInput(), plan.calendar(), plan.moment());
  }

  /** The best plan found; tells how far the search is. */
  NetworkPlan search(FitProgress progress) {
    progress.at(0, "how windows enter");
    NetworkShape shape = network.shape(data.window());
    List<Integer> seasons = targetSeasons();
    List<CalendarInputs> calendars = calendars();
    NetworkPlan first =
        new NetworkPlan(
            shape.taps(),
            true,
            calendars.get(0),
            seasons.get(0),
            shape.maxCost(),
            shape.banks(),
            options.semantics(),
            options.skip().or(true),
            MomentMode.NONE);
    NetworkPlan best = pilots.best(each(moments(), first::withMoment), STAGE);
    best =
        soon.best(
            each(options.relativeInput().map(List::of).or(SWITCH), best::withRelativeInput),
            Drift.CLEAR);
    boolean levels = options.skip().isAuto() && levels(best);
    if (levels) {
      // Ahead of calendar inputs, which outputs that see spikes only need sooner.
      best = pilots.best(each(List.of(false, true), best::withSkip), LEVELS);
    }
    progress.at(RELATIVE, "calendar inputs");
    best = pilots.best(each(calendars, best::withCalendar), CALENDAR);
    progress.at(CALENDAR_INPUTS, "skip synapses, spike cost");
    boolean squares = data.objective(options.objective(), plan) != Objective.MAE;
    List<NetworkPlan> next = new ArrayList<>();
    List<Boolean> skips = levels ? List.of(best.skip()) : options.skip().map(List::of).or(SWITCH);
    next.addAll(each(skips, best::withSkip));
    next.addAll(each(costs(best.maxCost()), best::withMaxCost));
    if (squares) {
      next.addAll(each(seasons, best::withTargetSeason));
    }
    if (next.stream().distinct().count() > 1) {
      pilots.prepare(next); // Side by side, as a single one leaves threads idle.
    }
    boolean few = ForecastTrainer.few(data, plan);
    best = pilots.best(each(skips, best::withSkip), few ? FEW : 0);
    best =
        squares
            ? pilots.best(each(seasons, best::withTargetSeason), CLEAR)
            : best.withTargetSeason(reference(best).best(seasons));
    if (!best.skip()) {
      best = pilots.best(each(taps(best.taps()), best::withTaps), CLEAR);
    }
    return pilots.best(each(costs(best.maxCost()), best::withMaxCost), CLEAR);
  }

  /** Whether outputs with skip synapses would see the levels of several channels. */
  private boolean levels(NetworkPlan plan) {
    boolean several = data.channels() == ChannelMode.JOINT && data.series().channels() > 1;
    return several && !plan.relativeInput();
  }

  private NaiveReference reference(NetworkPlan best) {
    return new NaiveReference(data.windows(best.calendar()), plan);
  }

  /** Pilots that tell whether windows are relative. */
  Pilots soon() {
    return soon;
  }

  /** Pilots that tell all else. */
  Pilots pilots() {
    return pilots;
  }

  /** In order, so that ties fall alike in every run. */
  private static <T> List<NetworkPlan> each(List<T> values, Function<T, NetworkPlan> plan) {
    return values.stream().map(plan).distinct().toList();
  }

  private List<Integer> taps(int first) {
    return network.taps().isAuto()
        ? Stream.concat(Stream.of(first), Stream.of(0.9f, 0.5f, 0.25f).map(this::share)).toList()
        : List.of(first);
  }

  private List<Double> costs(double first) {
    return network.maxCost().isAuto() ? List.of(first, LOW_COST) : List.of(first);
  }

  private int share(float ofWindow) {
    return Math.max(1, Math.round(ofWindow * data.window()));
  }

  /** What targets may be relative to: the last row first, then whole seasons, then nothing. */
  private List<Integer> targetSeasons() {
    List<Integer> seasons = new ArrayList<>();
    if (options.relativeTarget().or(true)) {
      seasons.add(1);
      int rows = pilots.plan().commonTrain().count();
      seasons.addAll(Seasons.within(data.window(), data.series(), rows));
    }
    if (!options.relativeTarget().or(false)) {
      seasons.add(0);
    }
    return seasons;
  }

  /** What the moment stage may be fitted to. */
  private List<MomentMode> moments() {
    return options.moment().map(List::of).or(data.moments().open(plan));
  }

  private List<CalendarInputs> calendars() {
    CalendarInputs all = CalendarInputs.resolvable(data.series().timeline());
    CalendarInputs day = new CalendarInputs(all.dayHarmonics(), 0);
    Auto<Boolean> wanted = options.calendar();
    Set<CalendarInputs> candidates = new LinkedHashSet<>();
    if (!wanted.or(false)) {
      candidates.add(CalendarInputs.none());
    }
    if (wanted.isAuto()) {
      candidates.add(day);
    }
    if (wanted.or(true)) {
      candidates.add(all);
    }
    return List.copyOf(candidates);
  }
}
