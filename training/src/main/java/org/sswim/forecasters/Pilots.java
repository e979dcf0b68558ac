package org.sswim.forecasters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sswim.options.Auto;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.LeftOutRule;
import org.sswim.readout.ReadoutFit;
import org.sswim.training.NetworkShape;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;
import org.sswim.training.SampledNetwork;

/**
 * Small S-SWIM networks that tell {@link NetworkPlan}s apart by their errors on left-out windows.
 * Each plan is tried once.
 *
 * <p>Not for use by several threads at once; pilots run side by side by themselves.
 */
final class Pilots {
  private static final int NEURONS = 100;

  /** Training windows, all lanes together, at most. */
  private static final int SAMPLES = 8000;

  private final Fit fit;
  private final FitPlan plan;
  private final Map<NetworkPlan, FittedReadout> tried = new LinkedHashMap<>();

  /** Pilots of a fit that have not tried anything. */
  Pilots(Fit fit) {
    this.fit = fit;
    plan = fit.plan().forChoices(fit.network().readoutBlocks(), SAMPLES, fit.lanes());
  }

  /** Options of a pilot: one layer of 100 neurons, or fewer, all of which stay. */
  static SSwimOptions small(SSwimOptions network) {
    return network
        .withLayers(1)
        .withOversampling(Auto.of(1))
        .withNeurons(Math.min(NEURONS, network.neurons()));
  }

  /**
   * The best of some plans in order of simplicity, see {@link LeftOutRule}. A single one is not
   * tried.
   */
  NetworkPlan best(List<NetworkPlan> candidates) {
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    prepare(candidates);
    return candidates.get(LeftOutRule.choose(candidates.stream().map(this::errors).toList()));
  }

  /** The error of a plan, which is tried if it has not been. */
  double error(NetworkPlan candidate) {
    return pilotOf(candidate).validationError();
  }

  private double[] errors(NetworkPlan candidate) {
    return pilotOf(candidate).penalties().errors();
  }

  private FittedReadout pilotOf(NetworkPlan candidate) {
    prepare(List.of(candidate));
    return Objects.requireNonNull(tried.get(candidate));
  }

  /** Tries those of some plans that have not been tried, side by side. */
  void prepare(List<NetworkPlan> candidates) {
    List<NetworkPlan> open =
        candidates.stream().filter(one -> !tried.containsKey(one)).distinct().toList();
    // Stages first: each is fitted by all workers.
    List<WindowedSeries> windows = open.stream().map(this::windows).toList();
    FittedReadout[] found = new FittedReadout[open.size()];
    fit.workers().each(found.length, i -> found[i] = pilot(open.get(i), windows.get(i)));
    for (int i = 0; i < found.length; i++) {
      tried.put(open.get(i), found[i]);
    }
  }

  private FittedReadout pilot(NetworkPlan candidate, WindowedSeries windows) {
    WindowTargets targets =
        WindowTargets.of(windows, plan.longest(), candidate.relativeTarget(), plan.channelWeight());
    NetworkShape shape =
        fit.network().delayed(candidate.shape(windows), fit.data().window(), plan.longest());
    SSwimOptions small = small(fit.network());
    SampledNetwork sampled =
        new SSwim(small, fit.workers())
            .sample(
                windows.samples(candidate.relativeInput()),
                targets,
                plan.split(targets),
                shape,
                small.neurons());
    WindowTargets some = targets.thinned();
    return new ReadoutFit(fit.network().readoutBlocks(), fit.workers())
        .withAnyway(true)
        .fit(
            windows.samples(candidate.relativeInput()),
            some,
            shape.features(sampled.hidden()),
            plan.split(some))
        .get(0);
  }

  private WindowedSeries windows(NetworkPlan candidate) {
    return fit.data().centred(fit.data().moments().pilot(fit, candidate.moment()));
  }
}
