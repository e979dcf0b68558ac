package org.sswim.forecasters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sswim.forecasting.ChannelMode;
import org.sswim.stages.MomentMode;
import org.sswim.training.FitProgress;
import org.sswim.training.NetworkShape;

/**
 * Chooses a {@link NetworkPlan} by the errors of {@link Pilots}: what the moment stage is fitted
 * to, then whether windows are relative to their last row. Options that are fixed are left alone.
 *
 * <p>Pilots are S-SWIM networks whatever the weights of the final network, so that baselines of one
 * seed share the plan.
 */
final class PlanSearch {
  private final ForecastOptions options;
  private final TrainingData data;
  private final Fit fit;
  private final Pilots pilots;

  PlanSearch(Fit fit) {
    this.fit = fit;
    options = fit.options();
    data = fit.data();
    CompleteWindows.require(data.windows(), fit.plan());
    pilots = new Pilots(fit);
  }

  /**
   * The plan with the moment stage of another horizon of the same series.
   *
   * @param shared whether windows enter as they do there, too, unless another way is clearly better
   */
  NetworkPlan search(NetworkPlan other, boolean shared) {
    List<NetworkPlan> own = each(inputs(), other::withRelativeInput);
    return pilots.best(
        shared ? Stream.concat(Stream.of(other), own.stream()).distinct().toList() : own);
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
    plan =
        best(Choices.Kind.MOMENT, each(moments(), plan::withMoment), one -> one.moment().label());
    progress.part(1, 2).at(0, "how windows enter");
    return best(
        Choices.Kind.WINDOWS,
        each(inputs(), plan::withRelativeInput),
        one -> one.relativeInput() ? "relative to their last row" : "as they are");
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

  private NetworkPlan best(
      Choices.Kind kind, List<NetworkPlan> candidates, Function<NetworkPlan, String> label) {
    NetworkPlan best = pilots.best(candidates);
    if (candidates.size() > 1) {
      Map<String, Double> errors = new LinkedHashMap<>();
      candidates.forEach(one -> errors.put(label.apply(one), pilots.error(one)));
      data.choices().add(kind, errors, label.apply(best));
    }
    return best;
  }

  private static <T> List<NetworkPlan> each(List<T> values, Function<T, NetworkPlan> plan) {
    return values.stream().map(plan).distinct().toList();
  }

  /** Pilots that tell plans apart. */
  Pilots pilots() {
    return pilots;
  }

  /** What the moment stage may be fitted to. */
  private List<MomentMode> moments() {
    return options.moment().map(List::of).or(data.moments().open(fit.plan()));
  }
}
