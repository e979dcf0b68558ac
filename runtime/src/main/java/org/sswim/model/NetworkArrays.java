package org.sswim.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;

/** The arrays of hidden layers, read-out banks and read-out in a model file. */
final class NetworkArrays {
  private static final String BANKS = "banks.";
  private static final String READOUT = "readout.";
  private static final String LEVELS = "levels";
  private static final String UNIT = "unit";
  private static final String FACTOR = "factor";

  private NetworkArrays() {}

  /** Adds those of a network; what stays as it is is shared, not copied. */
  static void put(SpikingNetwork network, WeightFormat format, NamedArrays arrays) {
    put("", network, format, arrays);
  }

  /** As above, with a read-out on powers of two, or null for one as other weights. */
  static void put(
      SpikingNetwork network,
      WeightFormat format,
      @Nullable LowBitReadout readout,
      NamedArrays arrays) {
    putHidden("", network.hidden(), format, arrays);
    if (readout == null) {
      putReadout("", network.readout(), format, arrays);
      return;
    }
    arrays.put(READOUT, LEVELS, readout.packed());
    arrays.put(READOUT, UNIT, readout.unit());
    arrays.put(READOUT, FACTOR, readout.factor());
    arrays.put(READOUT, "bias", network.readout().bias());
  }

  /**
   * As above, for one of several networks.
   *
   * @param of what the names of its arrays begin with
   */
  static void put(String of, SpikingNetwork network, WeightFormat format, NamedArrays arrays) {
    putHidden(of, network.hidden(), format, arrays);
    putReadout(of, network.readout(), format, arrays);
  }

  /** The hidden part of one of several networks. */
  static void putHidden(String of, HiddenNetwork hidden, WeightFormat format, NamedArrays arrays) {
    for (int l = 0; l < hidden.layers().size(); l++) {
      SpikingLayer layer = hidden.layers().get(l);
      String group = of + hidden(l);
      arrays.put(group, "delay", layer.delay());
      arrays.put(group, "support", layer.support());
      arrays.put(group, "refractory-support", layer.refractorySupport());
      arrays.put(group, "cost", layer.cost());
      arrays.putWeights(group, Int8Weights.Rows.OUTPUTS, layer.weights(), layer.neurons(), format);
      arrays.put(group, "bias", layer.bias());
    }
    arrays.put(of + BANKS, "delay", hidden.banks().delay());
    arrays.put(of + BANKS, "support", hidden.banks().support());
  }

  private static void putReadout(
      String of, Readout readout, WeightFormat format, NamedArrays arrays) {
    arrays.putWeights(
        of + READOUT, Int8Weights.Rows.INPUTS, readout.weights(), readout.outputs(), format);
    arrays.put(of + READOUT, "bias", readout.bias());
  }

  /**
   * Adds what is demanded of them, in the order of the file.
   *
   * @throws IllegalArgumentException if one of them is too large
   */
  static void addSpecs(
      HiddenShape hidden, long outputs, WeightFormat format, List<ArraySpec> specs) {
    addSpecs("", hidden, outputs, format, specs);
  }

  /**
   * As above, with a read-out of so many bits a weight, 0 for one as other weights.
   *
   * @throws IllegalArgumentException if one of them is too large
   */
  static void addSpecs(
      HiddenShape hidden,
      long outputs,
      WeightFormat format,
      int readoutBits,
      List<ArraySpec> specs) {
    if (readoutBits == 0) {
      addSpecs(hidden, outputs, format, specs);
      return;
    }
    addHidden("", hidden, format, specs);
    long weights = ArraySpec.of(READOUT + LEVELS, NpyType.INT8, hidden.features(), outputs).size();
    long bytes = LowBitReadout.packedBytes(readoutBits, weights);
    specs.add(NamedArrays.spec(READOUT, LEVELS, NpyType.PACKED, bytes));
    specs.add(NamedArrays.spec(READOUT, UNIT, NpyType.FLOAT32, hidden.features()));
    specs.add(NamedArrays.spec(READOUT, FACTOR, NpyType.FLOAT32, outputs));
    specs.add(NamedArrays.spec(READOUT, "bias", NpyType.FLOAT32, outputs));
  }

  /** As above, for one of several networks. */
  static void addSpecs(
      String of, HiddenShape hidden, long outputs, WeightFormat format, List<ArraySpec> specs) {
    addHidden(of, hidden, format, specs);
    NamedArrays.addWeights(
        specs, format, of + READOUT, Int8Weights.Rows.INPUTS, hidden.features(), outputs);
    specs.add(NamedArrays.spec(of + READOUT, "bias", NpyType.FLOAT32, outputs));
  }

  /** Adds what is demanded of the hidden part of one of several networks. */
  static void addHidden(String of, HiddenShape hidden, WeightFormat format, List<ArraySpec> specs) {
    InputLayer input = hidden.input();
    long inputs = (long) input.signals() * input.taps() + input.context();
    for (int l = 0; l < hidden.layers().size(); l++) {
      long neurons = hidden.layers().get(l).neurons();
      String group = of + hidden(l);
      specs.add(NamedArrays.spec(group, "delay", NpyType.INT32, neurons));
      specs.add(NamedArrays.spec(group, "support", NpyType.FLOAT32, neurons));
      specs.add(NamedArrays.spec(group, "refractory-support", NpyType.FLOAT32, neurons));
      specs.add(NamedArrays.spec(group, "cost", NpyType.FLOAT32, neurons));
      // Hidden neurons differ in the size of their weights; so do features of the read-out.
      NamedArrays.addWeights(specs, format, group, Int8Weights.Rows.OUTPUTS, inputs, neurons);
      specs.add(NamedArrays.spec(group, "bias", NpyType.FLOAT32, neurons));
      inputs = neurons;
    }
    specs.add(NamedArrays.spec(of + BANKS, "delay", NpyType.INT32, hidden.banks()));
    specs.add(NamedArrays.spec(of + BANKS, "support", NpyType.FLOAT32, hidden.banks()));
  }

  /**
   * The hidden part of the network that they make up.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  static HiddenNetwork hidden(HiddenShape shape, NamedArrays arrays) {
    return hidden("", shape, arrays);
  }

  /** As above, of one of several networks. */
  static HiddenNetwork hidden(String of, HiddenShape shape, NamedArrays arrays) {
    List<SpikingLayer> layers = new ArrayList<>();
    for (int l = 0; l < shape.layers().size(); l++) {
      HiddenShape.Layer layer = shape.layers().get(l);
      String group = of + hidden(l);
      try {
        layers.add(
            new SpikingLayer(
                layer.psp(),
                arrays.ints(group, "delay"),
                arrays.floats(group, "support"),
                layer.refractory(),
                arrays.floats(group, "refractory-support"),
                arrays.floats(group, "cost"),
                arrays.weights(group, Int8Weights.Rows.OUTPUTS, layer.neurons()),
                arrays.floats(group, "bias")));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("hidden layer " + (l + 1) + ": " + e.getMessage(), e);
      }
    }
    return new HiddenNetwork(
        shape.input(),
        layers,
        new ReadoutBanks(
            shape.bankKernel(),
            arrays.ints(of + BANKS, "delay"),
            arrays.floats(of + BANKS, "support")));
  }

  /**
   * The read-out that they make up.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  static Readout readout(NamedArrays arrays) {
    return readout("", arrays);
  }

  /** As above, of so many bits a weight, 0 for one as other weights. */
  static Readout readout(int bits, NamedArrays arrays) {
    if (bits == 0) {
      return readout(arrays);
    }
    byte[] packed = arrays.bytes(READOUT, LEVELS);
    float[] unit = arrays.floats(READOUT, UNIT);
    float[] factor = arrays.floats(READOUT, FACTOR);
    return new Readout(
        LowBitReadout.unpacked(bits, packed, unit, factor).weights(),
        arrays.floats(READOUT, "bias"));
  }

  /** As above, of one of several networks. */
  static Readout readout(String of, NamedArrays arrays) {
    float[] bias = arrays.floats(of + READOUT, "bias");
    return new Readout(arrays.weights(of + READOUT, Int8Weights.Rows.INPUTS, bias.length), bias);
  }

  private static String hidden(int layer) {
    return "hidden" + (layer + 1) + ".";
  }
}
