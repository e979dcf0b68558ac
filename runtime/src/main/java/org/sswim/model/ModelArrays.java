package org.sswim.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.Background;
import org.sswim.forecasting.Bounds;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.Intervals;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.moments.JointModel;
import org.sswim.moments.MomentModel;
import org.sswim.network.InputLayer;
import org.sswim.network.Readout;
import org.sswim.network.SkipSynapses;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.Reach;
import org.sswim.series.Standardizer;
import org.sswim.series.ValueLimits;

/** The arrays of a model file: their names, their shapes, and how they make up a model. */
final class ModelArrays {
  private static final String SKIP = "skip.";
  private static final String STANDARDIZER = "standardizer.";
  private static final String MEMORY = "memory.";
  private static final String INTERVALS = "intervals.";
  private static final String LIMITS = "limits.";
  private static final String BOUNDS = "bounds.";
  private static final List<String> REACH = List.of("least", "most", "fall", "rise");
  private static final String JOINT = "joint.";
  private static final Int8Weights.Rows ROWS_OF_SKIPS = Int8Weights.Rows.INPUTS;

  private final NamedArrays arrays;

  /** Arrays that have been read. */
  ModelArrays(NamedArrays arrays) {
    this.arrays = arrays;
  }

  /**
   * The arrays of a model; those of its network that stay as they are are shared, not copied.
   *
   * @param readout on powers of two, or null to keep it as other weights
   */
  ModelArrays(ForecastModel model, WeightFormat format, @Nullable LowBitReadout readout) {
    arrays = new NamedArrays();
    NetworkArrays.put(model.network(), format, readout, arrays);
    SkipSynapses skip = model.network().skip();
    if (skip != null) {
      arrays.putWeights(SKIP, ROWS_OF_SKIPS, skip.weights(), skip.outputs(), format);
    }
    Standardizer standardizer = model.standardizer();
    double[] mean = new double[standardizer.channels()];
    double[] std = new double[standardizer.channels()];
    for (int c = 0; c < mean.length; c++) {
      mean[c] = standardizer.mean(c);
      std[c] = standardizer.std(c);
    }
    arrays.put(STANDARDIZER, "mean", mean);
    arrays.put(STANDARDIZER, "std", std);
    putMemory(model.background());
    Intervals intervals = model.intervals();
    if (intervals != null) {
      arrays.put(INTERVALS, "level", intervals.levels().stream().mapToDouble(l -> l).toArray());
      arrays.put(INTERVALS, "half-width", intervals.halfWidths());
    }
    putLimits(model.limits());
    arrays.put(BOUNDS, "lower", model.bounds().lower());
    arrays.put(BOUNDS, "upper", model.bounds().upper());
    arrays.put(BOUNDS, "correction", model.bounds().correction());
    Reach reach = model.bounds().reach();
    arrays.put(BOUNDS, "least", reach.least());
    arrays.put(BOUNDS, "most", reach.most());
    arrays.put(BOUNDS, "fall", reach.fall());
    arrays.put(BOUNDS, "rise", reach.rise());
    MomentModel moment = model.moment();
    if (moment != null) {
      MomentArrays.put(moment, format, arrays);
    }
    JointModel joint = model.joint();
    if (joint != null) {
      NetworkArrays.putHidden(JOINT, joint.neurons(), format, arrays);
      arrays.put(JOINT, "mean", joint.mean());
      arrays.put(JOINT, "deviation", joint.deviation());
      arrays.put(JOINT, "bias", new float[] {joint.bias()});
      arrays.put(JOINT, "linear", joint.linear());
      arrays.put(JOINT, "spikes", joint.spikes());
    }
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
    arrays.put(LIMITS, "lower", lower);
    arrays.put(LIMITS, "upper", upper);
    arrays.put(LIMITS, "heavy", heavy);
  }

  private void putMemory(@Nullable Background background) {
    if (background == null) {
      return;
    }
    arrays.put(MEMORY, "means", background.featureMeans());
    NeuronOrigins origins = background.origins();
    if (origins != null) {
      arrays.put(MEMORY, "windows", origins.windows());
      arrays.put(MEMORY, "voltages", origins.voltages());
      arrays.put(MEMORY, "mixing", origins.mixing());
      arrays.put(MEMORY, "ends", origins.ends());
    }
  }

  /**
   * The arrays that a description demands, in the order of the file.
   *
   * @throws IllegalArgumentException if one of them is too large
   */
  static List<ArraySpec> specs(Description model) {
    List<ArraySpec> specs = new ArrayList<>();
    InputLayer input = model.hidden().input();
    long outputs = (long) model.spec().horizon() * input.signals();
    NetworkArrays.addSpecs(model.hidden(), outputs, model.weights(), model.readoutBits(), specs);
    if (model.skipDelays() > 0) {
      long synapses =
          SkipSynapses.count(
              input.signals(), model.skipColumns(), model.skipDelays(), model.skipAhead());
      NamedArrays.addWeights(specs, model.weights(), SKIP, ROWS_OF_SKIPS, synapses, outputs);
    }
    long columns = (long) model.channels().size() + model.spec().covariates().columns();
    specs.add(spec(STANDARDIZER, "mean", NpyType.FLOAT64, columns));
    specs.add(spec(STANDARDIZER, "std", NpyType.FLOAT64, columns));
    addMemory(model, model.hidden().features(), specs);
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
    for (String name : REACH) {
      if (model.bounds().reach()) {
        specs.add(spec(BOUNDS, name, NpyType.FLOAT32, channels));
      }
    }
    MomentShape moment = model.moment();
    if (moment != null) {
      MomentArrays.addSpecs(moment, channels, model.weights(), specs);
    }
    JointShape joint = model.joint();
    if (joint != null) {
      long width = joint.inputs().width();
      NetworkArrays.addHidden(JOINT, joint.neurons(), model.weights(), specs);
      specs.add(spec(JOINT, "mean", NpyType.FLOAT32, width));
      specs.add(spec(JOINT, "deviation", NpyType.FLOAT32, width));
      specs.add(spec(JOINT, "bias", NpyType.FLOAT32, 1));
      specs.add(spec(JOINT, "linear", NpyType.FLOAT32, width));
      specs.add(spec(JOINT, "spikes", NpyType.FLOAT32, joint.neurons().layers().get(0).neurons()));
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
      long neurons = model.hidden().layers().get(0).neurons();
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
    return NamedArrays.spec(group, name, type, shape);
  }

  /** The values of an array. */
  Object get(ArraySpec spec) {
    return arrays.get(spec);
  }

  /** All of them. */
  NamedArrays arrays() {
    return arrays;
  }

  /**
   * The model made of a description and these arrays.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  ForecastModel model(Description description) {
    Readout readout = NetworkArrays.readout(description.readoutBits(), arrays);
    Standardizer standardizer =
        Standardizer.of(doubles(STANDARDIZER, "mean"), doubles(STANDARDIZER, "std"));
    return new ForecastModel(
        new SpikingNetwork(
            NetworkArrays.hidden(description.hidden(), arrays),
            readout,
            skip(description, readout.outputs())),
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
        bounds(description.bounds()),
        moment(description),
        joint(description));
  }

  private @Nullable MomentModel moment(Description description) {
    MomentShape shape = description.moment();
    return shape == null ? null : MomentArrays.model(shape, description.channels().size(), arrays);
  }

  private @Nullable JointModel joint(Description description) {
    JointShape shape = description.joint();
    return shape == null
        ? null
        : new JointModel(
            shape.inputs(),
            NetworkArrays.hidden(JOINT, shape.neurons(), arrays),
            floats(JOINT, "mean"),
            floats(JOINT, "deviation"),
            floats(JOINT, "bias")[0],
            floats(JOINT, "linear"),
            floats(JOINT, "spikes"));
  }

  private Bounds bounds(Description.Values values) {
    return new Bounds(
        values.limits() ? doubles(BOUNDS, "lower") : new double[0],
        values.limits() ? doubles(BOUNDS, "upper") : new double[0],
        values.correction() ? floats(BOUNDS, "correction") : new float[0],
        values.reach() ? reach() : Reach.ANY);
  }

  private Reach reach() {
    return new Reach(
        floats(BOUNDS, "least"),
        floats(BOUNDS, "most"),
        floats(BOUNDS, "fall"),
        floats(BOUNDS, "rise"));
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
            description.hidden().input().signals(),
            description.skipColumns(),
            description.skipDelays(),
            description.skipAhead(),
            arrays.weights(SKIP, ROWS_OF_SKIPS, outputs));
  }

  private int[] ints(String group, String name) {
    return arrays.ints(group, name);
  }

  private float[] floats(String group, String name) {
    return arrays.floats(group, name);
  }

  private double[] doubles(String group, String name) {
    return arrays.doubles(group, name);
  }
}
