package org.sswim.training;

import java.util.List;
import org.sswim.forecasting.Semantics;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.linalg.RidgeOptions;
import org.sswim.sampling.LayerOptions;

/**
 * Everything that decides a training, with the data and the seed. Channel mode and window belong to
 * the {@link TrainingData}.
 *
 * @param neurons neurons per hidden layer, 1 .. 20000, or {@link #AUTO_NEURONS} to let the
 *     validation block choose
 * @param layers hidden layers, 1 .. 10
 * @param taps delays per signal in the input layer, or 0 to let the validation block choose
 * @param maxCost largest spike cost in standard deviations of the voltage, or NaN to let the
 *     validation block choose
 * @param relativeInput whether windows are taken relative to their last row
 * @param relativeTarget whether outputs are changes from an observed row: the last one, or that of
 *     the season before, as the validation block chooses
 * @param calendar whether calendar inputs are used
 * @param skip whether outputs see the raw window through skip synapses besides the hidden spikes
 * @param copies superposed copies of the training windows that train besides them, 0 .. 1000, or
 *     {@value #AUTO_COPIES} for {@link FitPlan#autoCopies}; none where windows or targets are not
 *     relative
 * @param oversampling neurons that S-SWIM samples for each that it keeps, 1 .. 100, or {@value
 *     #AUTO_OVERSAMPLING} for as many as {@link NeuronChoice} thinks worth their time; random
 *     weights are kept as they are drawn
 * @param relays whether a hidden layer after the first also relays the spikes of the layer before
 *     it, so that the outputs see the spikes of every layer
 * @param banks supports of the read-out banks in square roots of the steps of a window, see {@link
 *     NetworkPlan#banks}, or none to let the validation block choose
 * @param semantics what a network remembers when it is read
 * @param layer how a hidden layer is sampled
 * @param readoutKernel kernel of the read-out banks
 * @param ridge how the read-out treats its features
 * @param widths how the width is searched for, where the validation block chooses it
 * @param seed covers every draw
 */
public record SSwimOptions(
    int neurons,
    int layers,
    int taps,
    double maxCost,
    Choice relativeInput,
    Choice relativeTarget,
    Choice calendar,
    boolean skip,
    int copies,
    int oversampling,
    boolean relays,
    List<Double> banks,
    Semantics semantics,
    LayerOptions layer,
    Kernel readoutKernel,
    RidgeOptions ridge,
    WidthOptions widths,
    long seed) {

  /** As many copies as the number of samples asks for. */
  public static final int AUTO_COPIES = -1;

  /** As many sampled neurons for each that is kept as the width asks for. */
  public static final int AUTO_OVERSAMPLING = 0;

  /** Stands for a width that the validation block chooses. */
  public static final int AUTO_NEURONS = 0;

  /** Checks the ranges. */
  public SSwimOptions {
    require("neurons", neurons, 0, 20_000);
    require("layers", layers, 1, 10);
    require("taps", taps, 0, 1_000_000);
    require("copies", copies, AUTO_COPIES, 1000);
    require("oversampling", oversampling, AUTO_OVERSAMPLING, 100);
    banks = List.copyOf(banks);
    require("read-out banks", banks.size(), 0, 20);
    banks.forEach(NetworkPlan::requireSupport);
    if (maxCost < 0 || Double.isInfinite(maxCost)) {
      throw new IllegalArgumentException("the spike cost must be at least 0; got " + maxCost);
    }
  }

  private static void require(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          name + " must lie in " + low + ".." + high + "; got " + value);
    }
  }

  /** 400 neurons in one layer, relative targets; the validation block chooses the rest. */
  public static SSwimOptions defaults() {
    return new SSwimOptions(
        400,
        1,
        0,
        Double.NaN,
        Choice.AUTO,
        Choice.ON,
        Choice.AUTO,
        false,
        AUTO_COPIES,
        AUTO_OVERSAMPLING,
        true,
        List.of(),
        Semantics.WINDOWED,
        LayerOptions.defaults(),
        Kernels.EXPONENTIAL,
        RidgeOptions.DEFAULT,
        WidthOptions.defaults(),
        0);
  }

  /** The same with another seed. */
  public SSwimOptions withSeed(long newSeed) {
    return new SSwimOptions(
        neurons,
        layers,
        taps,
        maxCost,
        relativeInput,
        relativeTarget,
        calendar,
        skip,
        copies,
        oversampling,
        relays,
        banks,
        semantics,
        layer,
        readoutKernel,
        ridge,
        widths,
        newSeed);
  }

  /** The same with another size. */
  public SSwimOptions withSize(int newNeurons, int newLayers) {
    return new SSwimOptions(
        newNeurons,
        newLayers,
        taps,
        maxCost,
        relativeInput,
        relativeTarget,
        calendar,
        skip,
        copies,
        oversampling,
        relays,
        banks,
        semantics,
        layer,
        readoutKernel,
        ridge,
        widths,
        seed);
  }

  /** The same with or without skip synapses. */
  public SSwimOptions withSkip(boolean newSkip) {
    return new SSwimOptions(
        neurons,
        layers,
        taps,
        maxCost,
        relativeInput,
        relativeTarget,
        calendar,
        newSkip,
        copies,
        oversampling,
        relays,
        banks,
        semantics,
        layer,
        readoutKernel,
        ridge,
        widths,
        seed);
  }

  /** The same with another search for the width. */
  public SSwimOptions withWidths(WidthOptions newWidths) {
    return new SSwimOptions(
        neurons,
        layers,
        taps,
        maxCost,
        relativeInput,
        relativeTarget,
        calendar,
        skip,
        copies,
        oversampling,
        relays,
        banks,
        semantics,
        layer,
        readoutKernel,
        ridge,
        newWidths,
        seed);
  }
}
