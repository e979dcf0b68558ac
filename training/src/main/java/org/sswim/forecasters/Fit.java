package org.sswim.forecasters;

import java.util.Map;
import java.util.TreeMap;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.Workers;
import org.sswim.network.Provenance;
import org.sswim.network.SpikingNetwork;
import org.sswim.options.OptionsJson;
import org.sswim.readout.Objective;
import org.sswim.stored.Withers;
import org.sswim.training.SSwimOptions;
import org.sswim.training.Version;

/**
 * What a fit has from the start, the same for all that it chooses and trains.
 *
 * @param options what is asked for
 * @param data the series, prepared
 * @param plan which windows train and which choose
 * @param workers share the work; the result is the same for any number
 */
@Withers
public record Fit(ForecastOptions options, TrainingData data, FitPlan plan, Workers workers)
    implements FitBuilder.With {
  /** Members of a forecaster of few windows. */
  private static final int USUAL_MEMBERS = 3;

  /** Samples that members of a forecaster train on, together; one may have more. */
  private static final long MEMBER_SAMPLES = 6_000;

  /**
   * The same with the data on the scale on which values are modelled, given or chosen on left-out
   * windows. Often the same.
   *
   * @throws org.sswim.series.InvalidDataException if values do not go with what is asked for
   */
  public Fit prepared() {
    return withData(new DataChoice(this).data());
  }

  /** How networks are trained. */
  SSwimOptions network() {
    return options.network();
  }

  /** What read-outs minimise. */
  public Objective objective() {
    return data.objective(options.objective(), plan);
  }

  /**
   * The model of a trained network, without what only one way of training knows.
   *
   * @param h number of its horizon
   * @param own options that its provenance tells beside those of the training
   * @param results what came out, beside the plan
   */
  ForecastModel model(
      SpikingNetwork network,
      NetworkPlan networkPlan,
      int h,
      Map<String, String> own,
      Map<String, String> results) {
    int horizon = plan.part(h).horizon();
    Map<String, String> told = new TreeMap<>(own);
    told.put(RecordedOptions.TRAINING, OptionsJson.text(options));
    Map<String, String> found = new TreeMap<>(data.missing(horizon));
    found.putAll(networkPlan.described());
    found.putAll(results);
    return new ForecastModel(
            network,
            networkPlan.spec(data, horizon),
            data.series().channelNames(),
            data.standardizer(),
            new Provenance(
                Version.current(), network().seed(), data.given().fingerprint(), told, found))
        .withLimits(data.limits())
        .withInterval(data.series().interval());
  }

  /** Number of lanes of the windows. */
  int lanes() {
    return data.channels().lanes(data.series().channels());
  }

  /**
   * Whether so few windows train that several members are usual: much is left to chance, and a fit
   * takes little.
   */
  public boolean few() {
    return usualMembers() > 1;
  }

  /**
   * Networks whose mean forecasts: few windows are soon learnt again, and a mean of networks errs
   * less than each where they leave much to chance.
   */
  int members() {
    return options.members().or(Math.max(1, Math.min(USUAL_MEMBERS, usualMembers())));
  }

  /** Members that so few windows would have; below 1 where there are many. */
  private int usualMembers() {
    int longest = plan.longestPart();
    long windows = (long) plan.part(longest).train().count() / plan.stride();
    return (int) (MEMBER_SAMPLES / Math.max(1, windows * lanes()));
  }
}
