package org.sswim.algorithms.quantum;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.ModelRunner;
import org.sswim.gradient.Reading;
import org.sswim.network.Provenance;
import org.sswim.sequences.Grid;
import org.sswim.sequences.LabelledSequences;
import org.sswim.sequences.SequenceFiles;
import org.sswim.sequences.SequenceOptions;
import org.sswim.studies.CircuitClassifier;
import org.sswim.studies.CircuitFormat;
import org.sswim.studies.StudyModel;

/** Files of spiking networks before a circuit: they name the classes of images. */
public final class CircuitModels implements ModelRunner {
  /** Their kind. */
  static final CircuitFormat FORMAT = new CircuitFormat();

  @Override
  public CircuitFormat format() {
    return FORMAT;
  }

  @Override
  public String task() {
    return "names the classes of images: sample and class";
  }

  @Override
  public Reading reading() {
    return Reading.NEEDED;
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
    RateHead head = network.head();
    List<float[]> values = new ArrayList<>();
    values.add(new float[] {brightest});
    network.convolutions().forEach(map -> values.addAll(map.state()));
    values.addAll(network.dense().parameters());
    if (head.weights().length > 0) {
      values.add(head.weights());
    }
    values.addAll(network.outputs().parameters());
    return FORMAT.model(
        Map.of(
            CircuitFormat.STEPS,
            options.steps(),
            CircuitFormat.BITS,
            options.bits(),
            CircuitFormat.QUBITS,
            options.qubits(),
            CircuitFormat.DEPTH,
            head instanceof RateHead.Quantum quantum ? quantum.circuit().depth() : 0,
            CircuitFormat.UNITS,
            head instanceof RateHead.Tanh tanh ? tanh.outputs() : 0,
            CircuitFormat.RECTIFIED,
            options.rectified() ? 1 : 0),
        Map.of(
            CircuitFormat.CLASSES,
            classes,
            CircuitFormat.CHANNELS,
            options.channels().stream().map(String::valueOf).toList()),
        values,
        provenance);
  }

  @Override
  public String run(Path model, @Nullable Path file, int count, long seed, Appendable out)
      throws IOException {
    LabelledSequences data =
        SequenceFiles.read(Objects.requireNonNull(file), SequenceOptions.defaults());
    Grid grid = Images.grid(data);
    CircuitClassifier classifier = CircuitClassifier.read(model);
    out.append("sample,class\n");
    int right = 0;
    int[] label = data.label();
    for (int i = 0; i < data.count(); i++) {
      String named = classifier.classes().get(classifier.best(data.values().get(i), grid));
      out.append(String.valueOf(i)).append(',').append(named).append('\n');
      right += label != null && data.classes().get(label[i]).equals(named) ? 1 : 0;
    }
    return label == null
        ? ""
        : String.format(
            Locale.ROOT,
            "%d of %d images are named rightly, %.4f",
            right,
            data.count(),
            (double) right / data.count());
  }
}
