package org.sswim.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.Background;
import org.sswim.forecasting.Bounds;
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
import org.sswim.series.ValueLimits;

/** The arrays of a model file: their names, their shapes, and how they make up a model. */
final class ModelArrays {
  private static final String BANKS = "banks.";
  private static final String READOUT = "readout.";
  private static final String SKIP = "skip.";
  private static final String STANDARDIZER = "standardizer.";
  private static final String MEMORY = "memory.";
  private static final String INTERVALS = "intervals.";
  private static final String LIMITS = "limits.";
  private static final String BOUNDS = "bounds.";
  private static final String WEIGHTS = "weights";
  private static final String SCALE = "weights-scale";

  private final Map<String, Object> values = new LinkedHashMap<>();

  /** No arrays yet. */
  ModelArrays() {}

  /** The arrays of a model; those of its network that stay as they are are shared, not copied. */
  ModelArrays(ForecastModel model, WeightFormat format) {
    HiddenNetwork hidden = model.network().hidden();
    for (int l = 0; l < hidden.layers().size(); l++) {
      SpikingLayer layer = hidden.layers().get(l);
      put(hidden(l), "delay", layer.delay());
      put(hidden(l), "support", layer.support());
      put(hidden(l), "refractory-support", layer.refractorySupport());
      put(hidden(l), "cost", layer.cost());
      putWeights(hidden(l), layer.weights(), layer.neurons(), format);
      put(hidden(l), "bias", layer.bias());
    }
    put(BANKS, "delay", hidden.banks().delay());
    put(BANKS, "support", hidden.banks().support());
    int outputs = model.network().outputs();
    putWeights(READOUT, model.network().readout().weights(), outputs, format);
    put(READOUT, "bias", model.network().readout().bias());
    SkipSynapses skip = model.network().skip();
    if (skip != null) {
      putWeights(SKIP, skip.weights(), outputs, format);
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
    putLimits(model.limits());
    put(BOUNDS, "lower", model.bounds().lower());
    put(BOUNDS, "upper", model.bounds().upper());
    put(BOUNDS, "correction", model.bounds().correction());
  }

  private void putLimits(ValueLimits limits) {
    double[] lower = new double[limits.columns()];
    double[] upper = new double[lower.length];
    int[] heavy = new int[lower.length];
    for (int c = 0; c < lower.length; c++) {
      lower[c] = limits.lower(c);
      upper[c] = limits.upper(c);
      heavy[c] = limits.heavy(c) ? 1 : 0;
    }
    put(LIMITS, "lower", lower);
    put(LIMITS, "upper", upper);
    put(LIMITS, "heavy", heavy);
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
      addWeights(specs, model, hidden(l), inputs, neurons);
      specs.add(spec(hidden(l), "bias", NpyType.FLOAT32, neurons));
      inputs = neurons;
    }
    specs.add(spec(BANKS, "delay", NpyType.INT32, model.banks()));
    specs.add(spec(BANKS, "support", NpyType.FLOAT32, model.banks()));
    long outputs = (long) model.spec().horizon() * input.signals();
    addWeights(specs, model, READOUT, model.banks() * inputs, outputs);
    specs.add(spec(READOUT, "bias", NpyType.FLOAT32, outputs));
    if (model.skipDelays() > 0) {
      long synapses =
          SkipSynapses.count(
              input.signals(), model.skipColumns(), model.skipDelays(), model.skipAhead());
      addWeights(specs, model, SKIP, synapses, outputs);
    }
    long columns = (long) model.channels().size() + model.spec().covariates().columns();
    specs.add(spec(STANDARDIZER, "mean", NpyType.FLOAT64, columns));
    specs.add(spec(STANDARDIZER, "std", NpyType.FLOAT64, columns));
    addMemory(model, model.banks() * inputs, specs);
    long channels = model.channels().size();
    long horizon = model.spec().horizon();
    if (model.levels() > 0) {
      specs.add(spec(INTERVALS, "level", NpyType.FLOAT64, model.levels()));
      specs.add(spec(INTERVALS, "half-width", NpyType.FLOAT32, model.levels(), horizon, channels));
    }
    if (model.limits()) {
      specs.add(spec(LIMITS, "lower", NpyType.FLOAT64, columns));
      specs.add(spec(LIMITS, "upper", NpyType.FLOAT64, columns));
      specs.add(spec(LIMITS, "heavy", NpyType.INT32, columns));
    }
    if (model.bounds().limits()) {
      specs.add(spec(BOUNDS, "lower", NpyType.FLOAT64, channels));
      specs.add(spec(BOUNDS, "upper", NpyType.FLOAT64, channels));
    }
    if (model.bounds().correction()) {
      specs.add(spec(BOUNDS, "correction", NpyType.FLOAT32, horizon, channels));
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

  private static void addWeights(
      List<ArraySpec> specs, Description model, String group, long inputs, long outputs) {
    boolean bytes = model.weights() == WeightFormat.INT8;
    specs.add(spec(group, WEIGHTS, bytes ? NpyType.INT8 : NpyType.FLOAT32, inputs, outputs));
    if (bytes) {
      long rows = rows(group) == Int8Weights.Rows.OUTPUTS ? outputs : inputs;
      specs.add(spec(group, SCALE, NpyType.FLOAT32, rows));
    }
  }

  /** Hidden neurons differ in the size of their weights; so do features of the read-out. */
  private static Int8Weights.Rows rows(String group) {
    return group.equals(READOUT) || group.equals(SKIP)
        ? Int8Weights.Rows.INPUTS
        : Int8Weights.Rows.OUTPUTS;
  }

  private void putWeights(String group, float[] weights, int outputs, WeightFormat format) {
    if (format == WeightFormat.FLOAT32) {
      put(group, WEIGHTS, weights);
      return;
    }
    Int8Weights bytes = Int8Weights.of(weights, outputs, rows(group));
    put(group, WEIGHTS, bytes.values());
    put(group, SCALE, bytes.scale());
  }

  private float[] weights(String group, int outputs) {
    if (get(entry(group, WEIGHTS)) instanceof byte[] values) {
      return new Int8Weights(values, floats(group, SCALE)).floats(outputs, rows(group));
    }
    return floats(group, WEIGHTS);
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
                weights(hidden(l), layer.neurons()),
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
    float[] bias = floats(READOUT, "bias");
    Readout readout = new Readout(weights(READOUT, bias.length), bias);
    Standardizer standardizer =
        Standardizer.of(doubles(STANDARDIZER, "mean"), doubles(STANDARDIZER, "std"));
    return new ForecastModel(
        new SpikingNetwork(hidden, readout, skip(description, bias.length)),
        description.spec(),
        description.channels(),
        standardizer.withTransform(description.bounds().transform(), description.channels().size()),
        description.provenance(),
        background(description.memory()),
        description.levels() == 0
            ? null
            : new Intervals(
                Arrays.stream(doubles(INTERVALS, "level")).boxed().toList(),
                floats(INTERVALS, "half-width")),
        description.limits() ? limits() : ValueLimits.none(standardizer.channels()),
        bounds(description.bounds()));
  }

  private Bounds bounds(Description.Values values) {
    return new Bounds(
        values.limits() ? doubles(BOUNDS, "lower") : new double[0],
        values.limits() ? doubles(BOUNDS, "upper") : new double[0],
        values.correction() ? floats(BOUNDS, "correction") : new float[0]);
  }

  private ValueLimits limits() {
    int[] flags = ints(LIMITS, "heavy");
    boolean[] heavy = new boolean[flags.length];
    for (int c = 0; c < flags.length; c++) {
      if (flags[c] != 0 && flags[c] != 1) {
        throw new IllegalArgumentException("limits.heavy must be 0 or 1; got " + flags[c]);
      }
      heavy[c] = flags[c] == 1;
    }
    return ValueLimits.of(doubles(LIMITS, "lower"), doubles(LIMITS, "upper"), heavy);
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

  private @Nullable SkipSynapses skip(Description description, int outputs) {
    return description.skipDelays() == 0
        ? null
        : new SkipSynapses(
            description.input().signals(),
            description.skipColumns(),
            description.skipDelays(),
            description.skipAhead(),
            weights(SKIP, outputs));
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
