package org.sswim.forecasters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sswim.forecasting.ChannelMode;
import org.sswim.options.Auto;
import org.sswim.readout.ReadoutFit;
import org.sswim.stages.MomentMode;
import org.sswim.training.FitProgress;
import org.sswim.training.NetworkShape;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;
import org.sswim.training.SampledNetwork;
import org.sswim.training.Search;

/**
 * Chooses a {@link NetworkPlan} by the errors of pilots on left-out windows: what the moment stage
 * is fitted to, then whether windows are relative to their last row. Options that are fixed are
 * left alone. Each plan is tried once.
 *
 * <p>Pilots are small S-SWIM networks whatever the weights of the final network, so that baselines
 * of one seed share the plan.
 *
 * <p>Not for use by several threads at once.
 */
final class PlanSearch {
  private static final int NEURONS = 100;

  /** Training windows of a pilot, all lanes together, at most. */
  private static final int SAMPLES = 8000;

  private final ForecastOptions options;
  private final TrainingData data;
  private final Fit fit;
  private final FitPlan pilots;
  private final Map<NetworkPlan, double[]> tried = new LinkedHashMap<>();

  PlanSearch(Fit fit) {
    this.fit = fit;
    options = fit.options();
    data = fit.data();
    CompleteWindows.require(data.windows(), fit.plan());
    pilots = fit.plan().forChoices(fit.network().readoutBlocks(), SAMPLES, fit.lanes());
  }

  /** Options of a pilot: one layer of 100 neurons, or fewer, all of which stay. */
  private static SSwimOptions small(SSwimOptions network) {
    return network
        .withLayers(1)
        .withOversampling(Auto.of(1))
        .withNeurons(Math.min(NEURONS, network.neurons()));
  }

  /**
   * The plan with the moment stage of another horizon of the same series.
   *
   * @param shared whether windows enter as they do there, too, unless another way is clearly better
   */
  NetworkPlan search(NetworkPlan other, boolean shared) {
    List<NetworkPlan> own = each(inputs(), other::withRelativeInput);
    return new Search()
        .best(
            Search.Kind.WINDOWS,
            shared ? Stream.concat(Stream.of(other), own.stream()).distinct().toList() : own,
            PlanSearch::windows,
            this::errors);
  }

  /** The best plan found; tells how far the search is. */
  NetworkPlan search(FitProgress progress) {
    progress.at(0, "what the moment says");
    NetworkShape shape = fit.network().shape(data.window());
    NetworkPlan plan =
        new NetworkPlan(shape.taps(), true, options.relativeTarget(), shape.maxCost())
            .withBanks(shape.banks())
            .withSemantics(options.semantics())
            .withSkip(options.skip().or(true));
    List<NetworkPlan> moments = each(moments(), plan::withMoment);
    plan =
        data.search().best(Search.Kind.MOMENT, moments, one -> one.moment().label(), this::errors);
    progress.part(1, 2).at(0, "how windows enter");
    List<NetworkPlan> windows = each(inputs(), plan::withRelativeInput);
    return data.search().best(Search.Kind.WINDOWS, windows, PlanSearch::windows, this::errors);
  }

  private static String windows(NetworkPlan plan) {
    return plan.relativeInput() ? "relative to their last row" : "as they are";
  }

  /**
   * Whether windows may be relative to their last row. Levels of several channels are seen only
   * where missing readings are known: else an outage of one would move the forecasts of all.
   */
  private List<Boolean> inputs() {
    boolean several = data.channels() == ChannelMode.JOINT && data.series().channels() > 1;
    boolean levels = !several || data.given().missing() != null;
    return options.relativeInput().map(List::of).or(levels ? List.of(true, false) : List.of(true));
  }

  /** What the moment stage may be fitted to. */
  private List<MomentMode> moments() {
    return options.moment().map(List::of).or(data.moments().open(fit.plan()));
  }

  private static <T> List<NetworkPlan> each(List<T> values, Function<T, NetworkPlan> plan) {
    return values.stream().map(plan).distinct().toList();
  }

  /** The errors of the pilot of a plan, by sets of left-out windows. */
  double[] errors(NetworkPlan candidate) {
    return tried.computeIfAbsent(candidate, this::pilot);
  }

  private double[] pilot(NetworkPlan candidate) {
    WindowedSeries windows = data.centred(data.moments().pilot(fit, candidate.moment(), true));
    WindowTargets targets =
        WindowTargets.of(
            windows, pilots.longest(), candidate.relativeTarget(), pilots.channelWeight());
    NetworkShape shape =
        fit.network().delayed(candidate.shape(windows), data.window(), pilots.longest());
    SSwimOptions small = small(fit.network());
    SampledNetwork sampled =
        new SSwim(small, fit.workers())
            .sample(
                windows.samples(candidate.relativeInput()),
                targets,
                pilots.split(targets),
                shape,
                small.neurons());
    WindowTargets some = targets.thinned();
    return new ReadoutFit(fit.network().readoutBlocks(), fit.workers())
        .withAnyway(true)
        .fit(
            windows.samples(candidate.relativeInput()),
            some,
            shape.features(sampled.hidden()),
            pilots.split(some))
        .get(0)
        .penalties()
        .errors();
  }
}
