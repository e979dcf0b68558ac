package org.sswim.forecasters;

import java.util.function.ToDoubleFunction;

/**
 * Whether windows are centred on a calendar profile of each channel, by the errors of pilots on
 * windows that were left out, and on those behind all that train alone. Only a clear gain counts: a
 * small one, or one among the training windows, of a calendar that was learnt from these weeks,
 * does not hold in other weeks.
 */
final class ProfileChoice {
  /** What profiles must lower the error by where channels are few. */
  private static final double CLEAR = 0.05;

  /** Channels beyond which a mean over them says more: its error falls with their root. */
  private static final double FEW = 4;

  private ProfileChoice() {}

  /** Whether errors decide: where it is left open, and the data can have profiles. */
  static boolean open(ForecastOptions options, TrainingData data) {
    return options.profile().isAuto() && options.calendar().or(true) && data.moments() != null;
  }

  /**
   * The plan, with profiles where they are asked for or a clear gain.
   *
   * @param options whether there are profiles: as the error says where it is left open and calendar
   *     inputs are not off; not on where the data can have none
   * @param plan a plan without profiles
   * @param error the error of a plan on windows that were left out
   * @param later the same on windows behind all that train
   */
  static NetworkPlan of(
      ForecastOptions options,
      TrainingData data,
      NetworkPlan plan,
      ToDoubleFunction<NetworkPlan> error,
      ToDoubleFunction<NetworkPlan> later) {
    NetworkPlan with = plan.withProfile(true);
    if (!options.profile().isAuto()) {
      return options.profile().value() ? with : plan;
    }
    double gain = CLEAR * Math.min(1, Math.sqrt(FEW / data.series().channels()));
    boolean taken =
        open(options, data) && gains(gain, plan, with, error) && gains(gain, plan, with, later);
    return taken ? with : plan;
  }

  private static boolean gains(
      double gain, NetworkPlan plan, NetworkPlan with, ToDoubleFunction<NetworkPlan> error) {
    return error.applyAsDouble(with) <= (1 - gain) * error.applyAsDouble(plan);
  }
}
