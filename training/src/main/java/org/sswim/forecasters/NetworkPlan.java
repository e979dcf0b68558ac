package org.sswim.forecasters;

import java.util.List;
import java.util.Map;
import org.sswim.features.SkipShape;
import org.sswim.forecasting.CovariateInputs;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.simulation.Semantics;
import org.sswim.stages.MomentMode;
import org.sswim.stored.Withers;
import org.sswim.training.NetworkShape;

/**
 * The shape of a hidden network and the way windows enter it: what {@link PlanSearch} chooses on
 * the validation block before the full-size network is sampled.
 *
 * @param taps delays per signal in the input layer, 1 .. window
 * @param relativeInput whether windows are taken relative to their last row
 * @param relativeTarget whether outputs are changes from the last observed row, and not the values
 *     themselves
 * @param maxCost largest spike cost, in standard deviations of the voltage, at least 0
 * @param banks supports of the read-out banks, in square roots of the steps that a window takes,
 *     each above 0. So banks see the present, the last few steps and a share of all steps
 * @param semantics what the network remembers when it is read
 * @param skip whether its outputs see all of a window through skip connections
 * @param moment what the moment stage is fitted to, by which windows and targets are less
 */
@Withers
public record NetworkPlan(
    int taps,
    boolean relativeInput,
    boolean relativeTarget,
    double maxCost,
    List<Double> banks,
    Semantics semantics,
    boolean skip,
    MomentMode moment)
    implements NetworkPlanBuilder.With {

  /** Name of the result that tells what the moment stage was fitted to. */
  static final String MOMENT = "moment";

  /** Checks the ranges as the shape of the network does. */
  public NetworkPlan {
    banks = new NetworkShape(taps, maxCost, banks, semantics, SkipShape.NONE).banks();
  }

  /** A plan with the usual banks, windowed semantics, no skip connections, no moment stage. */
  public NetworkPlan(int taps, boolean relativeInput, boolean relativeTarget, double maxCost) {
    this(
        taps,
        relativeInput,
        relativeTarget,
        maxCost,
        NetworkShape.USUAL_BANKS,
        Semantics.WINDOWED,
        false,
        MomentMode.NONE);
  }

  /**
   * How windows enter a model; of spike costs and of moments, which only training asks for, it
   * knows nothing.
   */
  public static NetworkPlan of(ForecastModel model) {
    ForecastSpec spec = model.spec();
    int taps = model.network().hidden().input().taps();
    return new NetworkPlan(taps, spec.relativeInput(), spec.relativeTarget(), 0)
        .withSemantics(spec.semantics())
        .withSkip(model.network().skip() != null);
  }

  /**
   * The shape of the network.
   *
   * @param windows what it sees
   */
  public NetworkShape shape(WindowedSeries windows) {
    return shape(skip ? windows.skip() : SkipShape.NONE);
  }

  /** The shape of a network with some skip connections. */
  public NetworkShape shape(SkipShape synapses) {
    return new NetworkShape(taps, maxCost, banks, semantics, synapses);
  }

  /** The plan by name, as the provenance of models tells it. */
  Map<String, String> described() {
    return Map.of(
        "taps",
        String.valueOf(taps),
        "max-cost",
        String.valueOf(maxCost),
        "banks",
        String.valueOf(banks),
        "relative-input",
        String.valueOf(relativeInput),
        "relative-target",
        String.valueOf(relativeTarget),
        MOMENT,
        moment.label());
  }

  /** What a model of a series has to know of it. */
  public ForecastSpec spec(TrainingData data, int horizon) {
    return new ForecastSpec(
        data.window(),
        horizon,
        data.channels(),
        relativeInput,
        relativeTarget,
        semantics,
        CovariateInputs.of(data.series().covariates()));
  }
}
