package org.sswim.forecasters;

import java.util.function.UnaryOperator;
import org.sswim.checks.Checks;
import org.sswim.options.Auto;
import org.sswim.options.Presets;
import org.sswim.readout.Objective;
import org.sswim.series.OutlierPolicy;
import org.sswim.simulation.Semantics;
import org.sswim.stages.MomentMode;
import org.sswim.stored.Withers;
import org.sswim.training.SSwimOptions;

/**
 * Everything that decides how a forecaster is trained, with the data. Channel mode and window
 * belong to the {@link TrainingData}. The validation block chooses everything that is automatic.
 *
 * @param network how the network is trained
 * @param relativeInput whether windows are taken relative to their last row
 * @param relativeTarget whether outputs are changes from the last observed row
 * @param skip whether outputs see the raw window through skip connections besides the hidden spikes
 * @param semantics what a network remembers when it is read
 * @param outliers what is done about values far outside of the others
 * @param objective what read-outs minimise; automatic for squared errors, or absolute ones where
 *     the series is heavy-tailed
 * @param members networks of seeds of their own whose mean forecasts, 1 .. 20; automatic for 3
 *     where training windows are few, and fewer the more there are
 * @param values limits of forecasts and the scale on which values are modelled
 * @param moment what the moment stage is fitted to; {@code NONE} leaves out the joint stage, too
 */
@Withers
public record ForecastOptions(
    SSwimOptions network,
    Auto<Boolean> relativeInput,
    boolean relativeTarget,
    Auto<Boolean> skip,
    Semantics semantics,
    OutlierPolicy outliers,
    Auto<Objective> objective,
    Auto<Integer> members,
    ValueOptions values,
    Auto<MomentMode> moment)
    implements ForecastOptionsBuilder.With {
  /** Checks the ranges. */
  public ForecastOptions {
    Checks.within("members", members.or(1), 1, 20);
  }

  /** The network's defaults and relative targets; the validation block chooses the rest. */
  public static ForecastOptions defaults() {
    return Presets.of(ForecastOptions.class);
  }

  /**
   * As close to the published forecasters as is known. It is the network of {@link
   * SSwimOptions#published}, which sees the window itself and gives the values themselves. It has
   * no skip connections, and every window starts from rest [paper]. In the paper one network sees
   * all channels, see {@link SSwimForecaster#published}.
   */
  public static ForecastOptions published() {
    return Presets.of(ForecastOptions.class, "published")
        .withNetwork(SSwimOptions.published())
        .withValues(ValueOptions.unlimited());
  }

  /** The same with the network's options as a function changes them. */
  public ForecastOptions withNetwork(UnaryOperator<SSwimOptions> change) {
    return withNetwork(change.apply(network));
  }
}
