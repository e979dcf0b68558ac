package org.sswim.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.Background;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.Intervals;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SkipSynapses;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.Standardizer;

/** The arrays of a model file: their names, their shapes, and how they make up a model. */
final class ModelArrays {
  private static final String BANKS = "banks.";
  private static final String READOUT = "readout.";
  private static final String SKIP = "skip.";
  private static final String STANDARDIZER = "standardizer.";
  private static final String MEMORY = "memory.";
  private static final String INTERVALS = "intervals.";

  private final Map<String, Object> values = new LinkedHashMap<>();

  /** No arrays yet. */
  ModelArrays() {}

  /** The arrays of a model; those of its network are shared, not copied. */
  ModelArrays(ForecastModel model) {
    HiddenNetwork hidden = model.network().hidden();
    for (int l = 0; l < hidden.layers().size(); l++) {
      SpikingLayer layer = hidden.layers().get(l);
      put(hidden(l), "delay", layer.delay());
      put(hidden(l), "support", layer.support());
      put(hidden(l), "refractory-support", layer.refractorySupport());
      put(hidden(l), "cost", layer.cost());
      put(hidden(l), "weights", layer.weights());
      put(hidden(l), "bias", layer.bias());
    }
    put(BANKS, "delay", hidden.banks().delay());
    put(BANKS, "support", hidden.banks().support());
    put(READOUT, "weights", model.network().readout().weights());
    put(READOUT, "bias", model.network().readout().bias());
    SkipSynapses skip = model.network().skip();
    if (skip != null) {
      put(SKIP, "weights", skip.weights());
    }
    Standardizer standardizer = model.standardizer();
    double[] mean = new double[standardizer.channels()];
    double[] std = new double[standardizer.channels()];
    for (int c = 0; c < mean.length; c++) {
      mean[c] = standardizer.mean(c);
      std[c] = standardizer.std(c);
    }
    put(STANDARDIZER, "mean", mean);
    put(STANDARDIZER, "std", std);
    putMemory(model.background());
    Intervals intervals = model.intervals();
    if (intervals != null) {
      put(INTERVALS, "level", intervals.levels().stream().mapToDouble(l -> l).toArray());
      put(INTERVALS, "half-width", intervals.halfWidths());
    }
  }

  private void putMemory(@Nullable Background background) {
    if (background == null) {
      return;
    }
    put(MEMORY, "means", background.featureMeans());
    NeuronOrigins origins = background.origins();
    if (origins != null) {
      put(MEMORY, "windows", origins.windows());
      put(MEMORY, "voltages", origins.voltages());
      put(MEMORY, "mixing", origins.mixing());
      put(MEMORY, "ends", origins.ends());
    }
  }

  /**
   * The arrays that a description demands, in the order of the file.
   *
   * @throws IllegalArgumentException if one of them is too large
   */
  static List<ArraySpec> specs(Description model) {
    List<ArraySpec> specs = new ArrayList<>();
    InputLayer input = model.input();
    long inputs = (long) input.signals() * input.taps() + input.context();
    for (int l = 0; l < model.layers().size(); l++) {
      long neurons = model.layers().get(l).neurons();
      specs.add(spec(hidden(l), "delay", NpyType.INT32, neurons));
      specs.add(spec(hidden(l), "support", NpyType.FLOAT32, neurons));
      specs.add(spec(hidden(l), "refractory-support", NpyType.FLOAT32, neurons));
      specs.add(spec(hidden(l), "cost", NpyType.FLOAT32, neurons));
      specs.add(spec(hidden(l), "weights", NpyType.FLOAT32, inputs, neurons));
      specs.add(spec(hidden(l), "bias", NpyType.FLOAT32, neurons));
      inputs = neurons;
    }
    specs.add(spec(BANKS, "delay", NpyType.INT32, model.banks()));
    specs.add(spec(BANKS, "support", NpyType.FLOAT32, model.banks()));
    long outputs = (long) model.spec().horizon() * input.signals();
    specs.add(spec(READOUT, "weights", NpyType.FLOAT32, model.banks() * inputs, outputs));
    specs.add(spec(READOUT, "bias", NpyType.FLOAT32, outputs));
    if (model.skipDelays() > 0) {
      long synapses = (long) input.signals() * model.skipDelays();
      specs.add(spec(SKIP, "weights", NpyType.FLOAT32, synapses, outputs));
    }
    specs.add(spec(STANDARDIZER, "mean", NpyType.FLOAT64, model.channels().size()));
    specs.add(spec(STANDARDIZER, "std", NpyType.FLOAT64, model.channels().size()));
    addMemory(model, model.banks() * inputs, specs);
    if (model.levels() > 0) {
      long channels = model.channels().size();
      long horizon = model.spec().horizon();
      specs.add(spec(INTERVALS, "level", NpyType.FLOAT64, model.levels()));
      specs.add(spec(INTERVALS, "half-width", NpyType.FLOAT32, model.levels(), horizon, channels));
    }
    return specs;
  }

  private static void addMemory(Description model, long features, List<ArraySpec> specs) {
    Description.Memory memory = model.memory();
    if (memory == null) {
      return;
    }
    specs.add(spec(MEMORY, "means", NpyType.FLOAT32, features));
    if (memory.pairs() > 0) {
      long neurons = model.layers().get(0).neurons();
      long pairs = memory.pairs();
      specs.add(spec(MEMORY, "windows", NpyType.INT32, neurons, pairs, NeuronOrigins.FIELDS));
      specs.add(spec(MEMORY, "voltages", NpyType.FLOAT32, neurons, pairs, 2));
      specs.add(spec(MEMORY, "mixing", NpyType.FLOAT32, neurons, pairs));
      if (memory.dates()) {
        specs.add(spec(MEMORY, "ends", NpyType.FLOAT64, neurons, pairs, 2));
      }
    }
  }

  private static ArraySpec spec(String group, String name, NpyType type, long... shape) {
    return ArraySpec.of(entry(group, name), type, shape);
  }

  /** The values of an array. */
  Object get(ArraySpec spec) {
    return get(spec.name());
  }

  /** Adds an array that has been read. */
  void put(ArraySpec spec, Object array) {
    values.put(spec.name(), array);
  }

  /**
   * The model made of a description and these arrays.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  ForecastModel model(Description description) {
    List<SpikingLayer> layers = new ArrayList<>();
    for (int l = 0; l < description.layers().size(); l++) {
      Description.Layer layer = description.layers().get(l);
      try {
        layers.add(
            new SpikingLayer(
                layer.psp(),
                ints(hidden(l), "delay"),
                floats(hidden(l), "support"),
                layer.refractory(),
                floats(hidden(l), "refractory-support"),
                floats(hidden(l), "cost"),
                floats(hidden(l), "weights"),
                floats(hidden(l), "bias")));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("hidden layer " + (l + 1) + ": " + e.getMessage(), e);
      }
    }
    HiddenNetwork hidden =
        new HiddenNetwork(
            description.input(),
            layers,
            new ReadoutBanks(
                description.bankKernel(), ints(BANKS, "delay"), floats(BANKS, "support")));
    Readout readout = new Readout(floats(READOUT, "weights"), floats(READOUT, "bias"));
    return new ForecastModel(
        new SpikingNetwork(hidden, readout, skip(description)),
        description.spec(),
        description.channels(),
        Standardizer.of(doubles(STANDARDIZER, "mean"), doubles(STANDARDIZER, "std")),
        description.provenance(),
        background(description.memory()),
        description.levels() == 0
            ? null
            : new Intervals(
                Arrays.stream(doubles(INTERVALS, "level")).boxed().toList(),
                floats(INTERVALS, "half-width")));
  }

  private @Nullable Background background(Description.@Nullable Memory memory) {
    if (memory == null) {
      return null;
    }
    NeuronOrigins origins =
        memory.pairs() == 0
            ? null
            : new NeuronOrigins(
                memory.pairs(),
                ints(MEMORY, "windows"),
                floats(MEMORY, "voltages"),
                floats(MEMORY, "mixing"),
                memory.dates() ? doubles(MEMORY, "ends") : new double[0]);
    return new Background(floats(MEMORY, "means"), origins);
  }

  private @Nullable SkipSynapses skip(Description description) {
    return description.skipDelays() == 0
        ? null
        : new SkipSynapses(
            description.input().signals(), description.skipDelays(), floats(SKIP, "weights"));
  }

  private static String hidden(int layer) {
    return "hidden" + (layer + 1) + ".";
  }

  private static String entry(String group, String name) {
    return group + name + ".npy";
  }

  private void put(String group, String name, Object array) {
    values.put(entry(group, name), array);
  }

  private Object get(String name) {
    Object array = values.get(name);
    if (array == null) {
      throw new IllegalArgumentException("array '" + name + "' is missing");
    }
    return array;
  }

  private int[] ints(String group, String name) {
    return (int[]) get(entry(group, name));
  }

  private float[] floats(String group, String name) {
    return (float[]) get(entry(group, name));
  }

  private double[] doubles(String group, String name) {
    return (double[]) get(entry(group, name));
  }
}
