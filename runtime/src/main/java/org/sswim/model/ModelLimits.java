package org.sswim.model;

import java.util.Arrays;
import java.util.List;
import org.sswim.classification.ClassifierModel;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.kernel.Kernel;
import org.sswim.moments.DateEffects;
import org.sswim.moments.JointModel;
import org.sswim.moments.MomentModel;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.panels.PanelMember;
import org.sswim.panels.PanelModel;
import org.sswim.panels.PanelMoment;

/**
 * Bounds on what a model file may cost its reader, in the arrays it holds and in the memory and
 * time that forecasting or classifying then takes. Far beyond any sensible model; a hostile file
 * meets them.
 */
public final class ModelLimits {
  /** Values in all arrays of a file, and values that a running model may hold. */
  public static final long MOST_VALUES = 1_000_000_000;

  /** Operations of one forecast: some minutes on one core. */
  static final double MOST_OPERATIONS = 1e11;

  /** Operations of naming one sample or forecasting one series: some seconds on one core. */
  static final double MOST_OF_A_RUN = 1e10;

  /** Steps by which sequences are counted, which a model says nothing of. */
  private static final int USUAL_STEPS = 100;

  /** Delays and supports, in time steps: preparing a kernel takes time in proportion to them. */
  static final int LONGEST_TIME = 100_000;

  /**
   * Supports of a classifier's read-out, in time steps. Its kernels are exponential and cost the
   * same at any support; a mean rate over long sequences wants long ones. Beyond 2^24 steps a float
   * cannot tell what is left of a spike after a step from the whole.
   */
  static final int LONGEST_MEAN = 1 << 24;

  /** What a weight of a byte takes: the byte and two floats. */
  private static final int BYTES_OF_BYTE = 1 + 2 * Float.BYTES;

  /** Packed numbers that a byte may hold. */
  private static final int NUMBERS_OF_BYTE = Byte.SIZE / LowBitReadout.FEWEST_BITS;

  /** Hidden layers. */
  public static final int MOST_LAYERS = 1000;

  private ModelLimits() {}

  /**
   * Checks the arrays that a file is said to hold, before memory is taken for any.
   *
   * @param memory bytes that Java may use
   * @throws IllegalArgumentException if they are too many
   */
  static void check(List<ArraySpec> arrays, long memory) {
    long values = 0;
    long bytes = 0;
    for (ArraySpec array : arrays) {
      values += array.size();
      // Weights are held once as read and once by input; bytes become floats.
      bytes +=
          switch (array.type()) {
            case INT8 -> array.bytes() * BYTES_OF_BYTE;
            case PACKED -> array.bytes() * (1 + NUMBERS_OF_BYTE * BYTES_OF_BYTE);
            default -> 2 * array.bytes();
          };
    }
    if (values > MOST_VALUES) {
      throw new IllegalArgumentException(
          "the model has " + values + " values; at most " + MOST_VALUES + " are supported");
    }
    if (bytes > memory) {
      throw new IllegalArgumentException(
          "the model needs "
              + (bytes >> 20)
              + " MB; Java may use "
              + (memory >> 20)
              + " MB; raise that with -Xmx");
    }
  }

  /**
   * Checks what forecasting with a model takes.
   *
   * @param memory bytes that Java may use
   * @throws IllegalArgumentException if a delay or support is too long, or a forecaster would be
   *     too large or too slow
   */
  static void check(ForecastModel model, long memory) {
    HiddenNetwork hidden = model.network().hidden();
    checkLayers(hidden);
    if (model.moment() != null && model.moment().neurons() != null) {
      checkLayers(model.moment().neurons());
    }
    if (model.joint() != null) {
      checkLayers(model.joint().neurons());
    }
    requireShort("delays of the read-out", longest(hidden.banks().delay()), LONGEST_TIME);
    requireShort("supports of the read-out", longest(hidden.banks().support()), LONGEST_TIME);
    // In double: the figure cannot overflow, and it need not be exact.
    double values = forecasterValues(model);
    if (values > MOST_VALUES) {
      throw new IllegalArgumentException(
          String.format(
              "a forecaster would hold %.3g values, at most %d are supported; use fewer neurons or"
                  + " channels, or a shorter window",
              values, MOST_VALUES));
    }
    // Half of the memory is left to the series, the reader and everything else.
    double bytes = Float.BYTES * values + Double.BYTES * (double) model.spec().window();
    if (bytes > memory / 2.0) {
      throw new IllegalArgumentException(
          String.format(
              "a forecaster with a window of %d rows and %d neurons would take %.0f MB, half of the"
                  + " %d MB that Java may use is the most; raise that with -Xmx",
              model.spec().window(),
              hidden.layers().get(0).neurons(),
              bytes / (1 << 20),
              memory >> 20));
    }
    double operations = forecastOperations(model);
    if (operations > MOST_OPERATIONS) {
      throw new IllegalArgumentException(
          String.format(
              "a forecast would take %.3g operations over a window of %d rows, at most %.0e are"
                  + " supported; use fewer neurons, or shorter windows or supports",
              operations, model.spec().window(), MOST_OPERATIONS));
    }
  }

  /** Operations of a forecast: steps times what a step of all neurons and banks takes. */
  private static double forecastOperations(ForecastModel model) {
    HiddenNetwork hidden = model.network().hidden();
    InputLayer input = hidden.input();
    int lanes = model.spec().channels().lanes(model.channels().size());
    double outputs =
        (double) model.network().outputs()
            * (hidden.features() + (double) model.network().skipDelays() * input.signals());
    return lanes * (model.spec().window() * step(hidden) + outputs)
        + momentOperations(model)
        + jointOperations(model);
  }

  /** Operations of looking at every lead of every channel. */
  private static double jointOperations(ForecastModel model) {
    JointModel joint = model.joint();
    if (joint == null) {
      return 0;
    }
    double look = (double) joint.inputs().width() * joint.neurons().last().neurons();
    return (double) model.spec().horizon()
        * model.channels().size()
        * (look + filters(joint.neurons()));
  }

  /** Operations of looking at the moments of the rows ahead. */
  private static double momentOperations(ForecastModel model) {
    MomentModel moment = model.moment();
    if (moment == null) {
      return 0;
    }
    HiddenNetwork neurons = moment.neurons();
    double seen =
        neurons == null
            ? 0
            : (double) moment.inputs().seen() * neurons.last().neurons() + filters(neurons);
    double dates = (double) DateEffects.MOST * moment.channels();
    return model.spec().horizon()
        * (seen + moment.linear().length + moment.spikes().length + dates);
  }

  /**
   * Checks what classifying with a model takes.
   *
   * @param memory bytes that a run may use
   * @throws IllegalArgumentException if a delay or support is too long, or a run would be too large
   *     or too slow
   */
  static void check(ClassifierModel model, long memory) {
    HiddenNetwork hidden = model.network().hidden();
    checkLayers(hidden);
    requireShort("supports of the read-out", longest(hidden.banks().support()), LONGEST_MEAN);
    InputLayer input = hidden.input();
    double values = (double) input.taps() * input.rowWidth() + filters(hidden);
    int shown = model.shown() > 0 ? model.shown() : USUAL_STEPS;
    requireRun("a classifier", values, shown * step(hidden), memory);
  }

  /**
   * Checks what forecasting with a panel's model takes.
   *
   * @param memory bytes that a run may use
   * @throws IllegalArgumentException if a delay or support is too long, or a run would be too large
   *     or too slow
   */
  static void check(PanelModel model, long memory) {
    double values = 0;
    double operations = 0;
    PanelMoment moment = model.moment();
    if (moment != null && moment.model().neurons() != null) {
      checkLayers(moment.model().neurons());
    }
    for (PanelMember member : model.members()) {
      HiddenNetwork hidden = member.network().hidden();
      checkLayers(hidden);
      requireShort("supports of the read-out", longest(hidden.banks().support()), LONGEST_TIME);
      values += (double) member.view().window() + filters(hidden);
      operations += member.view().window() * step(hidden);
    }
    requireRun("a forecaster of panels", values, operations, memory);
  }

  /** What each of several runs may use at a time of the memory that Java may use. */
  public static long ofARun(long memory) {
    return memory / Runtime.getRuntime().availableProcessors();
  }

  /** Operations of a step of all neurons and banks. */
  private static double step(HiddenNetwork hidden) {
    InputLayer input = hidden.input();
    double step = (double) input.taps() * input.rowWidth() * hidden.layers().get(0).neurons();
    for (int l = 1; l < hidden.layers().size(); l++) {
      step += (double) hidden.layers().get(l - 1).neurons() * hidden.layers().get(l).neurons();
    }
    return step + filters(hidden);
  }

  /**
   * Refuses a run that would be too large or too slow.
   *
   * @param who would run
   * @param values that a run holds
   * @param operations of a run
   * @param memory bytes that a run may use
   * @throws IllegalArgumentException if one is too much
   */
  public static void requireRun(String who, double values, double operations, long memory) {
    if (values > MOST_VALUES) {
      throw new IllegalArgumentException(
          String.format(
              "%s would hold %.3g values, at most %d are supported; use fewer neurons",
              who, values, MOST_VALUES));
    }
    if (Float.BYTES * values > memory / 2.0) {
      throw new IllegalArgumentException(
          String.format(
              "%s would take %.0f MB, half of the %d MB that Java may use for each processor is the"
                  + " most; raise that with -Xmx",
              who, Float.BYTES * values / (1 << 20), memory >> 20));
    }
    if (operations > MOST_OF_A_RUN) {
      throw new IllegalArgumentException(
          String.format(
              "%s would take %.3g operations at a time, at most %.0e are supported; use fewer"
                  + " neurons or steps, or shorter supports",
              who, operations, MOST_OF_A_RUN));
    }
  }

  /** Checks delays and supports. */
  static void checkLayers(HiddenNetwork hidden) {
    for (SpikingLayer layer : hidden.layers()) {
      requireShort("delays", longest(layer.delay()), LONGEST_TIME);
      requireShort("supports", longest(layer.support()), LONGEST_TIME);
      requireShort("refractory supports", longest(layer.refractorySupport()), LONGEST_TIME);
    }
  }

  private static double forecasterValues(ForecastModel model) {
    HiddenNetwork hidden = model.network().hidden();
    ForecastSpec spec = model.spec();
    InputLayer input = hidden.input();
    int channels = model.channels().size();
    double perLane =
        (double) spec.window() * hidden.layers().get(0).neurons()
            + (double) input.taps() * input.rowWidth();
    int reach = Math.max(spec.targetSeason(), model.network().skipDelays());
    double values =
        spec.channels().lanes(channels) * perLane + ((double) spec.horizon() + reach) * channels;
    MomentModel moment = model.moment();
    if (moment != null) {
      values += ((double) spec.horizon() + 1) * channels;
      // The rows that known columns are kept of, as they are and as what they make of a row.
      int spans = moment.inputs().spans().stream().mapToInt(Integer::intValue).max().orElse(0);
      double rows = Math.max(spans, spec.horizon()) + 1.0;
      values += rows * (moment.inputs().known().size() + (double) moment.inputs().knownWidth());
      values += moment.neurons() == null ? 0 : filters(moment.neurons());
    }
    if (model.joint() != null) {
      values += 2.0 * spec.window() * channels + filters(model.joint().neurons());
      values += (double) spec.horizon() * (channels + model.joint().inputs().moment().seen());
    }
    return values + filters(hidden);
  }

  /** Values that the filters of all neurons and banks hold. */
  private static double filters(HiddenNetwork hidden) {
    double values = 0;
    for (SpikingLayer layer : hidden.layers()) {
      values += filter(layer.pspKernel(), longest(layer.delay()), layer.support(), layer.neurons());
      values += filter(layer.refractoryKernel(), 0, layer.refractorySupport(), layer.neurons());
    }
    ReadoutBanks banks = hidden.banks();
    for (int m = 0; m < banks.banks(); m++) {
      float[] support = {banks.support()[m]};
      values += filter(banks.kernel(), banks.delay()[m], support, hidden.last().neurons());
    }
    return values;
  }

  /** Inputs remembered for delays and, by finite kernels, inputs and responses over a support. */
  private static double filter(Kernel kernel, double delay, float[] support, int neurons) {
    boolean finite = kernel.form() == Kernel.Form.FINITE;
    return neurons * (finite ? 2 * (delay + longest(support) + 1) : delay + 3);
  }

  private static void requireShort(String what, double longest, int most) {
    if (longest > most) {
      throw new IllegalArgumentException(
          what + " must be at most " + most + " time steps; got " + longest);
    }
  }

  private static double longest(int[] steps) {
    return Arrays.stream(steps).max().orElse(0);
  }

  private static double longest(float[] steps) {
    float longest = 0;
    for (float step : steps) {
      longest = Math.max(longest, step);
    }
    return longest;
  }
}
