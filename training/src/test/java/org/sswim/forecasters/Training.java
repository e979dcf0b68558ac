package org.sswim.forecasters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.SpikingLayer;
import org.sswim.options.Auto;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.Objective;
import org.sswim.samples.SampleRange;
import org.sswim.series.TimeSeries;
import org.sswim.stages.MomentMode;
import org.sswim.training.Trained;
import org.sswim.training.WeightSource;

/** Options and bits that tests share. */
public final class Training {
  /** Arrays as wholes: one by one, each of their numbers takes 10 µs. */
  public static final RecursiveComparisonConfiguration ARRAYS =
      RecursiveComparisonConfiguration.builder()
          .withEqualsForType(Arrays::equals, double[].class)
          .withEqualsForType(Arrays::equals, float[].class)
          .withEqualsForType(Arrays::equals, int[].class)
          .withEqualsForType(Arrays::equals, short[].class)
          .build();

  private Training() {}

  /**
   * Small networks of spikes only with nothing left to the validation block, but for the taps where
   * they are 0.
   */
  public static ForecastOptions fixed(int neurons, int taps, Auto<Boolean> relativeInput) {
    return ForecastOptions.defaults()
        .withRelativeInput(relativeInput)
        .withSkip(Auto.of(false))
        .withMembers(Auto.of(1))
        .withMoment(Auto.of(MomentMode.NONE))
        .withNetwork(
            network ->
                network
                    .withNeurons(neurons)
                    .withTaps(taps == 0 ? Auto.auto() : Auto.of(taps))
                    .withMaxCost(0.5)
                    .withBanks(Auto.of(List.of(0.1, 0.5, 2.5)))
                    .withOversampling(Auto.of(1))
                    .withSeed(1));
  }

  /** Everything open that can be but the number of members. */
  public static ForecastOptions open(int neurons) {
    return ForecastOptions.defaults()
        .withMembers(Auto.of(1))
        .withNetwork(n -> n.withNeurons(neurons).withSeed(1));
  }

  /** Fits a forecaster to a whole series, of which the last fifth of the windows chooses. */
  public static ForecastModel fit(
      ForecastOptions options, TimeSeries series, int window, int horizon, ChannelMode mode) {
    return forecaster(options, window, horizon, mode).fit(series);
  }

  /** How a whole series is fitted. */
  public static SSwimForecaster forecaster(
      ForecastOptions options, int window, int horizon, ChannelMode mode) {
    return SSwimForecaster.of(window, horizon).withChannels(mode).withOptions(options);
  }

  /** Trains a network whose windows enter as left-out windows choose. */
  public static TrainedForecaster train(Fit fit, WeightSource source) {
    ForecastTrainer trainer = new ForecastTrainer();
    return trainer.train(fit, trainer.plan(fit), source);
  }

  /** What ridge regression begins with that minimises squared errors. */
  public static Fit ridge(TrainingData data, FitPlan plan, int blocks, boolean relativeTarget) {
    ForecastOptions options =
        ForecastOptions.defaults()
            .withRelativeTarget(relativeTarget)
            .withObjective(Auto.of(Objective.MSE))
            .withNetwork(n -> n.withReadoutBlocks(blocks));
    return new Fit(options, data, plan, Workers.available());
  }

  /** A plan for one horizon: all channels alike, all windows, no second solution. */
  public static FitPlan plan(int horizon, SampleRange train, SampleRange validation, int channels) {
    double[] weight = new double[channels];
    Arrays.fill(weight, 1);
    return new FitPlan(List.of(new FitPlan.Part(horizon, train, validation)), weight, 1, false);
  }

  /** All numbers of a hidden network, in order. */
  public static List<Object> bits(HiddenNetwork network) {
    ArrayList<Object> bits = new ArrayList<>();
    bits.add(network.input());
    for (SpikingLayer layer : network.layers()) {
      bits.add(layer.delay());
      bits.add(layer.support());
      bits.add(layer.refractorySupport());
      bits.add(layer.cost());
      bits.add(layer.weights());
      bits.add(layer.bias());
    }
    bits.add(network.banks().support());
    return bits;
  }

  /** All numbers of a training, in order: plan, network, read-outs, penalties. */
  public static List<Object> bits(TrainedForecaster forecaster) {
    Trained trained = forecaster.trained();
    ArrayList<Object> bits = new ArrayList<>(bits(trained.hidden()));
    bits.add(forecaster.plan());
    bits.add(forecaster.fit().plan().parts().stream().map(FitPlan.Part::horizon).toList());
    bits.add(trained.spikeRate());
    for (FittedReadout readout : trained.readouts()) {
      bits.add(readout.weights());
      bits.add(readout.intercept());
      bits.add(readout.validationError());
      bits.add(readout.penalties().text());
    }
    return bits;
  }
}
