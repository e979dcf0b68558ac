package org.sswim.forecasters;

import java.util.function.UnaryOperator;
import org.sswim.options.Auto;
import org.sswim.options.Withers;
import org.sswim.simulation.Semantics;
import org.sswim.training.SSwimOptions;

/**
 * Everything that decides how a forecaster is trained, with the data. Channel mode and window
 * belong to the {@link TrainingData}. What is automatic is chosen on the validation block.
 *
 * @param network how the network is trained
 * @param relativeInput whether windows are taken relative to their last row
 * @param relativeTarget whether outputs are changes from an observed row: the last one, or that of
 *     the season before, as the validation block chooses
 * @param calendar whether calendar inputs are used
 * @param skip whether outputs see the raw window through skip synapses besides the hidden spikes
 * @param semantics what a network remembers when it is read
 * @param profile whether windows and targets are centred on a calendar profile of each channel;
 *     only where channels share a network and rows have dates, at most a day apart; automatic is
 *     off where calendar inputs are
 */
@Withers
public record ForecastOptions(
    SSwimOptions network,
    Auto<Boolean> relativeInput,
    Auto<Boolean> relativeTarget,
    Auto<Boolean> calendar,
    boolean skip,
    Semantics semantics,
    Auto<Boolean> profile)
    implements ForecastOptionsBuilder.With {

  /** The network's defaults and relative targets; the validation block chooses the rest. */
  public static ForecastOptions defaults() {
    return new ForecastOptions(
        SSwimOptions.defaults(),
        Auto.auto(),
        Auto.of(true),
        Auto.auto(),
        false,
        Semantics.WINDOWED,
        Auto.auto());
  }

  /**
   * As close to the published forecasters as is known: the network of {@link
   * SSwimOptions#published}, which sees the window itself and gives the values themselves, without
   * calendar and without skip synapses, every window from rest [paper].
   */
  public static ForecastOptions published() {
    return new ForecastOptions(
        SSwimOptions.published(),
        Auto.of(false),
        Auto.of(false),
        Auto.of(false),
        false,
        Semantics.WINDOWED,
        Auto.of(false));
  }

  /** The same with the network's options as a function changes them. */
  public ForecastOptions withNetwork(UnaryOperator<SSwimOptions> change) {
    return withNetwork(change.apply(network));
  }
}
