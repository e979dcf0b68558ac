package org.sswim.algorithms.quantum;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.layers.ConvolutionMap;
import org.sswim.algorithms.layers.DenseMap;
import org.sswim.algorithms.spi.Ranges;
import org.sswim.algorithms.spi.StudyRunner;
import org.sswim.model.ModelKind;
import org.sswim.model.StudyModel;
import org.sswim.network.Provenance;
import org.sswim.sequences.Grid;
import org.sswim.sequences.LabelledSequences;
import org.sswim.sequences.SequenceFiles;
import org.sswim.sequences.SequenceOptions;

/** Files of spiking networks before a circuit: they name the classes of images. */
public final class CircuitModels implements StudyRunner {
  private static final String STEPS = "steps";
  private static final String BITS = "bits";
  private static final String QUBITS = "qubits";
  private static final String DEPTH = "depth";
  private static final String UNITS = "units";
  private static final String RECTIFIED = "rectified";
  private static final String CLASSES = "classes";
  private static final String CHANNELS = "channels";
  private static final List<String> OF_CONVOLUTION =
      List.of("weights", "beta", "gamma", "mean", "variance");
  private static final int TAPS = 9;

  @Override
  public ModelKind kind() {
    return ModelKind.CIRCUIT;
  }

  @Override
  public String task() {
    return "names the classes of images: sample and class";
  }

  @Override
  public Reading reading() {
    return Reading.NEEDED;
  }

  @Override
  public List<String> numbers() {
    return List.of(STEPS, BITS, QUBITS, DEPTH, UNITS, RECTIFIED);
  }

  @Override
  public List<String> lists() {
    return List.of(CLASSES, CHANNELS);
  }

  /** The options that a description stands for, which check its ranges. */
  private static SqdrOptions options(StudyModel model) {
    Ranges.requireWhole(UNITS, model.number(UNITS), 0, Ranges.MOST_NEURONS);
    Ranges.requireWhole(RECTIFIED, model.number(RECTIFIED), 0, 1);
    Ranges.requireWhole(CLASSES, model.list(CLASSES).size(), 2, Ranges.MOST_NEURONS);
    List<Integer> channels = new ArrayList<>();
    for (String text : model.list(CHANNELS)) {
      try {
        channels.add(Integer.valueOf(text));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("channels must be whole numbers; got '" + text + "'", e);
      }
    }
    return SqdrOptions.defaults()
        .withNoisy(0)
        .withSteps(model.number(STEPS))
        .withBits(model.number(BITS))
        .withQubits(model.number(QUBITS))
        .withDepths(List.of(model.number(DEPTH)))
        .withRectified(model.number(RECTIFIED) == 1)
        .withChannels(channels);
  }

  @Override
  public List<StudyModel.Shape> shapes(StudyModel described) {
    SqdrOptions options = options(described);
    List<StudyModel.Shape> shapes = new ArrayList<>();
    shapes.add(StudyModel.Shape.of("input.brightest", 1));
    long channels = 1;
    for (int l = 0; l < options.channels().size(); l++) {
      long filters = options.channels().get(l);
      shapes.add(StudyModel.Shape.of(group(l) + "weights", TAPS * channels, filters));
      for (String name : OF_CONVOLUTION.subList(1, OF_CONVOLUTION.size())) {
        shapes.add(StudyModel.Shape.of(group(l) + name, filters));
      }
      channels = filters;
    }
    long angles = 3L * options.qubits();
    shapes.add(StudyModel.Shape.of("dense.weights", channels, angles));
    shapes.add(StudyModel.Shape.of("dense.bias", angles));
    long heads = angles;
    long units = described.number(UNITS);
    if (units > 0) {
      shapes.add(StudyModel.Shape.of("head.weights", angles + 1, units));
      heads = units;
    } else if (options.depths().get(0) > 0) {
      shapes.add(
          StudyModel.Shape.of(
              "head.weights", new Circuit(options.qubits(), options.depths().get(0)).weights()));
      heads = options.qubits();
    }
    int classes = described.list(CLASSES).size();
    shapes.add(StudyModel.Shape.of("outputs.weights", heads, classes));
    shapes.add(StudyModel.Shape.of("outputs.bias", classes));
    return shapes;
  }

  private static String group(int convolution) {
    return "convolution" + (convolution + 1) + ".";
  }

  /**
   * A model of a trained network.
   *
   * @param brightest value of a pixel that is 1
   */
  static StudyModel model(
      SqdrNetwork network,
      SqdrOptions options,
      List<String> classes,
      float brightest,
      Provenance provenance) {
    Head head = network.head();
    List<float[]> values = new ArrayList<>();
    values.add(new float[] {brightest});
    network.convolutions().forEach(map -> values.addAll(map.state()));
    values.addAll(network.dense().parameters());
    if (head.weights().length > 0) {
      values.add(head.weights());
    }
    values.addAll(network.outputs().parameters());
    return new CircuitModels()
        .model(
            Map.of(
                STEPS,
                options.steps(),
                BITS,
                options.bits(),
                QUBITS,
                options.qubits(),
                DEPTH,
                head instanceof Head.Quantum quantum ? quantum.circuit().depth() : 0,
                UNITS,
                head instanceof Head.Tanh tanh ? tanh.outputs() : 0,
                RECTIFIED,
                options.rectified() ? 1 : 0),
            Map.of(
                CLASSES,
                classes,
                CHANNELS,
                options.channels().stream().map(String::valueOf).toList()),
            values,
            provenance);
  }

  private static SqdrNetwork network(StudyModel model) {
    SqdrOptions options = options(model);
    List<ConvolutionMap> convolutions = new ArrayList<>();
    int side = Images.SIDE;
    int channels = 1;
    for (int l = 0; l < options.channels().size(); l++) {
      String group = group(l);
      convolutions.add(
          ConvolutionMap.restored(
              new Grid(side, side),
              channels,
              OF_CONVOLUTION.stream().map(name -> model.values(group + name)).toList()));
      side /= 2;
      channels = options.channels().get(l);
    }
    int angles = 3 * options.qubits();
    int depth = options.depths().get(0);
    int units = model.number(UNITS);
    Head head =
        units > 0
            ? new Head.Tanh(angles, units, model.values("head.weights"))
            : depth > 0
                ? new Head.Quantum(
                    new Circuit(options.qubits(), depth), model.values("head.weights"))
                : new Head.None(angles);
    return new SqdrNetwork(
        List.copyOf(convolutions),
        new DenseMap(channels, angles, model.values("dense.weights"), model.values("dense.bias")),
        head,
        new DenseMap(
            head.outputs(),
            model.list(CLASSES).size(),
            model.values("outputs.weights"),
            model.values("outputs.bias")));
  }

  @Override
  public String run(StudyModel model, @Nullable Path file, int count, long seed, Appendable out)
      throws IOException {
    LabelledSequences data =
        SequenceFiles.read(Objects.requireNonNull(file), SequenceOptions.defaults());
    List<String> classes = model.list(CLASSES);
    float brightest = model.values("input.brightest")[0];
    Images images = Images.of(data, Integer.MAX_VALUE, brightest).withClasses(classes.size());
    int[] named = SqdrExperiment.named(network(model), options(model), images, new double[1]);
    out.append("sample,class\n");
    int right = 0;
    int[] label = data.label();
    for (int i = 0; i < named.length; i++) {
      out.append(String.valueOf(i)).append(',').append(classes.get(named[i])).append('\n');
      right += label != null && data.classes().get(label[i]).equals(classes.get(named[i])) ? 1 : 0;
    }
    return label == null
        ? ""
        : String.format(
            Locale.ROOT,
            "%d of %d images are named rightly, %.4f",
            right,
            named.length,
            (double) right / named.length);
  }
}
