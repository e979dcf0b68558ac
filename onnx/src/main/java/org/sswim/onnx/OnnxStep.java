package org.sswim.onnx;

import ai.onnx.proto.OnnxMl;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ForecastModel;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.model.ExportNotes;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SkipConnections;
import org.sswim.network.SpikingLayer;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXInitializer;
import org.tribuo.util.onnx.ONNXNode;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;
import org.tribuo.util.onnx.ONNXRef;

/**
 * One time step of a network, {@code (x, state) -> (y, state)}, as an ONNX model.
 *
 * <p>Input {@code x} of shape {@code [batch][inputs]} is the tapped input vector of the step.
 * Output {@code y} of shape {@code [batch][outputs]} is the output of the read-out after it,
 * standardised. Every other input {@code NAME} is a piece of state of shape {@code
 * [batch][neurons]}, all 0 at rest, and comes out as {@code NAME_next}. A windowed forecast runs
 * the steps of its window from zeros; all taps are full at the first of them. A streaming forecast
 * goes on from the last state. Relative inputs of a window are relative to its last row in all its
 * steps. Those of a stream are relative to the row of their own step. The properties of the model
 * say how rows become inputs and outputs forecasts.
 *
 * <p>Skip connections keep the last rows in the state {@code skip_rows}. Sometimes {@code x} does
 * not hold all that skip connections see: with columns beside the channels besides taps, and with
 * relative inputs of a stream. Then an input {@code skip_x} that is not a state has them. Per
 * source, signals then columns, it holds the rows that the taps see, the last one first,
 * standardised and relative to no row.
 *
 * <p>The recursions are those of {@link Kernel.Form}. Networks with delays or kernels of compact
 * support are refused: their past does not fit into so few operators.
 */
public final class OnnxStep {
  private static final int IR_VERSION = 6;

  private final ForecastModel model;
  private final @Nullable OnnxSkip skip;
  private final ONNXContext context = new ONNXContext();

  private OnnxStep(ForecastModel model) {
    this.model = model;
    SkipConnections synapses = model.network().skip();
    skip = synapses == null ? null : new OnnxSkip(model, synapses);
  }

  /**
   * The bytes of an ONNX file. Equal models make equal bytes.
   *
   * @throws IllegalArgumentException naming what of the model cannot be written, and the cure
   */
  public static byte[] of(ForecastModel model) {
    requireWritable(model);
    OnnxStep step = new OnnxStep(model);
    step.build();
    OnnxMl.ModelProto.Builder proto =
        OnnxMl.ModelProto.newBuilder()
            .setGraph(step.context.buildGraph())
            .setProducerName("S-SWIM")
            .setProducerVersion(model.provenance().version())
            .setDomain("org.sswim")
            .setDocString(
                "One time step: (x, state) -> (y, state); all state is 0 at rest.%s%s"
                    .formatted(
                        model.moment() == null
                            ? ""
                            : " Inputs are less what their moment says, outputs need it: see the"
                                + " note 'moment'.",
                        model.joint() == null
                            ? ""
                            : " Outputs lack what moment and past add together: see the note"
                                + " 'joint'."))
            .setIrVersion(IR_VERSION)
            .addOpsetImport(ONNXOperators.getOpsetProto());
    Map<String, String> notes = new LinkedHashMap<>(ExportNotes.of(model));
    if (step.skip != null) {
      notes.put("skip_synapses", step.skip.note());
    }
    for (Map.Entry<String, String> note : notes.entrySet()) {
      proto.addMetadataProps(
          OnnxMl.StringStringEntryProto.newBuilder()
              .setKey(note.getKey())
              .setValue(note.getValue()));
    }
    return proto.build().toByteArray();
  }

  private static void requireWritable(ForecastModel model) {
    HiddenNetwork hidden = model.network().hidden();
    for (int l = 0; l < hidden.layers().size(); l++) {
      SpikingLayer layer = hidden.layers().get(l);
      String place = "hidden layer " + (l + 1);
      requireRecursive(layer.pspKernel(), place);
      requireNoDelay(layer.delay(), place);
      if (layer.costs()) {
        requireRecursive(layer.refractoryKernel(), place);
      }
    }
    requireRecursive(hidden.banks().kernel(), "the read-out");
    requireNoDelay(hidden.banks().delay(), "the read-out");
  }

  private static void requireRecursive(Kernel kernel, String place) {
    if (kernel.form() == Kernel.Form.FINITE) {
      throw refused(
          "the compact-support kernel '" + kernel.name() + "' of " + place,
          "fit with --set psp-kernel=exponential");
    }
  }

  private static void requireNoDelay(int[] delay, String place) {
    if (Arrays.stream(delay).anyMatch(d -> d > 0)) {
      throw refused("the delays of " + place, "fit with --set temporal.rule=fixed");
    }
  }

  private static IllegalArgumentException refused(String what, String cure) {
    return new IllegalArgumentException("ONNX export has no " + what + "; " + cure);
  }

  private void build() {
    context.setName("sswim-step");
    HiddenNetwork hidden = model.network().hidden();
    ONNXRef<?> x = context.floatInput("x", hidden.input().width());
    ONNXRef<?> signal = x;
    for (int l = 0; l < hidden.layers().size(); l++) {
      signal = layer(hidden.layers().get(l), "hidden" + (l + 1), signal);
    }
    ReadoutBanks banks = hidden.banks();
    int neurons = hidden.last().neurons();
    int outputs = model.network().outputs();
    float[] weights = model.network().readout().weights();
    ONNXRef<?> sum = context.array("readout_bias", model.network().readout().bias());
    for (int m = 0; m < banks.banks(); m++) {
      String name = "bank" + (m + 1);
      float[] support = new float[neurons];
      Arrays.fill(support, banks.support()[m]);
      ONNXRef<?> feature = potential(banks.kernel(), support, name, signal);
      int from = m * neurons * outputs;
      float[] part = Arrays.copyOfRange(weights, from, from + neurons * outputs);
      sum =
          feature.apply(ONNXOperators.GEMM, List.of(matrix(name + "_weights", part, outputs), sum));
    }
    if (skip != null) {
      sum = skip.add(context, x, sum);
    }
    sum.assignTo(context.floatOutput("y", outputs));
  }

  private ONNXRef<?> layer(SpikingLayer layer, String name, ONNXRef<?> inputs) {
    ONNXNode drive =
        inputs.apply(
            ONNXOperators.GEMM,
            List.of(matrix(name + "_weights", layer.weights(), layer.neurons())));
    ONNXNode voltage =
        potential(layer.pspKernel(), layer.support(), name, drive)
            .apply(ONNXOperators.ADD, context.array(name + "_bias", layer.bias()));
    if (!layer.costs()) {
      return fired(voltage, name);
    }
    Kernel kernel = layer.refractoryKernel();
    float[] scaled = new float[layer.neurons()];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] =
          (float) (layer.cost()[i] * Kernels.unitPeak(kernel, layer.refractorySupport()[i]));
    }
    String state = name + "_refractory";
    float[] a = poles(kernel, layer.refractorySupport(), false);
    ONNXPlaceholder first = context.floatInput(state + "_first", scaled.length);
    boolean secondOrder = kernel.form() == Kernel.Form.SECOND_ORDER;
    ONNXPlaceholder second =
        secondOrder ? context.floatInput(state + "_second", scaled.length) : first;
    // A spike is felt from the next step on: what is read is the state before this one.
    ONNXNode felt = second.apply(ONNXOperators.MUL, context.array(state + "_cost", scaled));
    ONNXNode spikes = fired(voltage.apply(ONNXOperators.ADD, felt), name);
    ONNXNode firstNext = decayAndAdd(first, a, state + "_a", spikes);
    next(firstNext, state + "_first", scaled.length);
    if (secondOrder) {
      float[] b = poles(kernel, layer.refractorySupport(), true);
      next(decayAndAdd(second, b, state + "_b", firstNext), state + "_second", scaled.length);
    }
    return spikes;
  }

  private ONNXNode fired(ONNXNode voltage, String name) {
    return voltage
        .apply(ONNXOperators.GREATER_OR_EQUAL, context.constant(name + "_threshold", 0f))
        .cast(float.class);
  }

  /** Filters a signal with kernels of unit sum; their memory becomes state. */
  private ONNXNode potential(Kernel kernel, float[] support, String name, ONNXRef<?> x) {
    int n = support.length;
    float[] gain = new float[n];
    for (int i = 0; i < n; i++) {
      gain[i] = (float) Kernels.unitSum(kernel, support[i]);
    }
    ONNXPlaceholder first = context.floatInput(name + "_first", n);
    ONNXNode firstNext = decayAndAdd(first, poles(kernel, support, false), name + "_a", x);
    next(firstNext, name + "_first", n);
    ONNXNode read = firstNext;
    if (kernel.form() == Kernel.Form.SECOND_ORDER) {
      ONNXPlaceholder second = context.floatInput(name + "_second", n);
      read = decayAndAdd(second, poles(kernel, support, true), name + "_b", first);
      next(read, name + "_second", n);
    }
    return read.apply(ONNXOperators.MUL, context.array(name + "_gain", gain));
  }

  private ONNXNode decayAndAdd(ONNXRef<?> state, float[] pole, String name, ONNXRef<?> x) {
    return state.apply(ONNXOperators.MUL, context.array(name, pole)).apply(ONNXOperators.ADD, x);
  }

  private void next(ONNXNode value, String name, int n) {
    value.assignTo(context.floatOutput(name + "_next", n));
  }

  private static float[] poles(Kernel kernel, float[] support, boolean second) {
    float[] poles = new float[support.length];
    for (int i = 0; i < poles.length; i++) {
      Kernel.Recursion recursion = kernel.recursion(support[i]);
      poles[i] = (float) (second ? recursion.b() : recursion.a());
    }
    return poles;
  }

  private ONNXInitializer matrix(String name, float[] values, int columns) {
    return context.floatTensor(
        name,
        List.of(values.length / columns, columns),
        (FloatBuffer buffer) -> buffer.put(values));
  }
}
