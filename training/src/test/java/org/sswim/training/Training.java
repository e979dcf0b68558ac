package org.sswim.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.forecasting.Semantics;
import org.sswim.kernel.Kernels;
import org.sswim.linalg.RidgeOptions;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.SpikingLayer;
import org.sswim.sampling.LayerOptions;

/** Options and bits shared by the tests of training and evaluation. */
public final class Training {
  private Training() {}

  /** Small networks with nothing left to the validation block. */
  public static SSwimOptions fixed(int neurons, int taps, Choice relativeInput) {
    return new SSwimOptions(
        neurons,
        1,
        taps,
        0.5,
        relativeInput,
        Choice.ON,
        Choice.OFF,
        false,
        0,
        1,
        true,
        NetworkPlan.USUAL_BANKS,
        Semantics.WINDOWED,
        LayerOptions.defaults(),
        Kernels.EXPONENTIAL,
        RidgeOptions.DEFAULT,
        WidthOptions.defaults(),
        1);
  }

  /** The same with another treatment of the calendar. */
  public static SSwimOptions withCalendar(SSwimOptions o, Choice calendar) {
    return new SSwimOptions(
        o.neurons(),
        o.layers(),
        o.taps(),
        o.maxCost(),
        o.relativeInput(),
        o.relativeTarget(),
        calendar,
        o.skip(),
        o.copies(),
        o.oversampling(),
        o.relays(),
        o.banks(),
        o.semantics(),
        o.layer(),
        o.readoutKernel(),
        o.ridge(),
        o.widths(),
        o.seed());
  }

  /** The same with streaming semantics. */
  public static SSwimOptions streaming(SSwimOptions o) {
    return new SSwimOptions(
        o.neurons(),
        o.layers(),
        o.taps(),
        o.maxCost(),
        o.relativeInput(),
        o.relativeTarget(),
        o.calendar(),
        o.skip(),
        o.copies(),
        o.oversampling(),
        o.relays(),
        o.banks(),
        Semantics.STREAMING,
        o.layer(),
        o.readoutKernel(),
        o.ridge(),
        o.widths(),
        o.seed());
  }

  /** Everything open that can be. */
  public static SSwimOptions open(int neurons) {
    return SSwimOptions.defaults().withSize(neurons, 1).withSeed(1);
  }

  /** A plan for one horizon: all channels alike, all windows, no second solution. */
  public static FitPlan plan(int horizon, WindowRange train, WindowRange validation, int channels) {
    double[] weight = new double[channels];
    Arrays.fill(weight, 1);
    return new FitPlan(List.of(horizon), List.of(train), List.of(validation), weight, 1, false);
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
  public static List<Object> bits(Trained trained) {
    ArrayList<Object> bits = new ArrayList<>(bits(trained.network()));
    bits.add(trained.plan());
    bits.add(trained.spikeRate());
    for (FittedReadout readout : trained.readouts()) {
      bits.add(readout.horizon());
      bits.add(readout.weights());
      bits.add(readout.intercept());
      bits.add(readout.targetSeason());
      bits.add(readout.validationError());
      bits.add(readout.solution().penalty());
    }
    return bits;
  }
}
