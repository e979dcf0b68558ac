package org.sswim.algorithms.quantum;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.learning.DenseMap;
import org.sswim.algorithms.learning.Subset;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.network.Provenance;
import org.sswim.sequences.Grid;
import org.sswim.sequences.LabelledSequences;
import org.sswim.sequences.SequenceFiles;
import org.sswim.sequences.SequenceOptions;
import org.sswim.shown.Convolution;
import org.sswim.shown.Dense;
import org.sswim.studies.CircuitClassifier;
import org.sswim.studies.PhaseImage;
import org.sswim.tables.CsvRows;

/** Files of spiking networks before a circuit: they name the classes of images. */
public final class CircuitModels {
  private CircuitModels() {}

  /**
   * A model of a trained network.
   *
   * @param brightest value of a pixel that is 1
   */
  static CircuitClassifier model(
      SqdrNetwork network,
      SqdrOptions options,
      List<String> classes,
      float brightest,
      Provenance provenance) {
    List<Convolution> convolutions = new ArrayList<>();
    int side = PhaseImage.SIDE;
    int channels = 1;
    for (int l = 0; l < network.convolutions().size(); l++) {
      List<float[]> state = network.convolutions().get(l).state();
      convolutions.add(Convolution.normalised(new Grid(side, side), channels, state, 1, 1));
      channels = convolutions.get(l).filters();
      side /= 2;
    }
    return new CircuitClassifier(
        classes,
        options.steps(),
        options.bits(),
        options.rectified(),
        brightest,
        convolutions,
        dense(network.dense()),
        network.head().form(),
        dense(network.outputs()),
        provenance);
  }

  private static Dense dense(DenseMap map) {
    return new Dense(map.inputs(), map.outputs(), map.weights(), map.bias());
  }

  /** See {@link org.sswim.catalogue.ModelRunner.Run#run}. */
  public static String run(
      CircuitClassifier classifier, @Nullable Path file, int count, long seed, Appendable out)
      throws IOException {
    LabelledSequences data =
        SequenceFiles.read(Objects.requireNonNull(file), SequenceOptions.defaults());
    Grid grid = grid(data);
    CsvRows rows = new CsvRows().row("sample", "class");
    int right = 0;
    int[] label = data.label();
    for (int i = 0; i < data.count(); i++) {
      String named = classifier.classes().get(classifier.best(data.values().get(i), grid));
      rows.row(i, named);
      right += label != null && data.classes().get(label[i]).equals(named) ? 1 : 0;
    }
    out.append(rows.toString());
    return label == null
        ? ""
        : String.format(
            Locale.ROOT,
            "%d of %d images are named correctly, %.4f",
            right,
            data.count(),
            (double) right / data.count());
  }

  /**
   * Images scaled to 16 x 16 pixels, each the mean of what it covers, and by the brightest value of
   * all.
   *
   * @param most how many at most, the first
   * @throws IllegalArgumentException if they are no images with classes
   */
  static Vectors images(LabelledSequences data, int most) {
    if (data.label() == null) {
      throw new IllegalArgumentException("the algorithm takes images with classes");
    }
    return images(data, most, brightest(data, most));
  }

  /** The largest value of the first images. */
  static float brightest(LabelledSequences data, int most) {
    return Vectors.brightest(Subset.first(data, most).values());
  }

  /**
   * Images scaled by another value.
   *
   * @throws IllegalArgumentException if they are no images
   */
  static Vectors images(LabelledSequences data, int most, float brightest) {
    Grid grid = grid(data);
    LabelledSequences first = Subset.first(data, most);
    List<float[]> pixels = new ArrayList<>();
    for (float[] image : first.values()) {
      float[] own = new float[PhaseImage.GRID.pixels()];
      PhaseImage.scale(image, grid, brightest, own, 0);
      pixels.add(own);
    }
    return Vectors.scaled(pixels, 1, Objects.requireNonNull(first.label()), data.classes());
  }

  /**
   * The grid of images.
   *
   * @throws IllegalArgumentException if they are none
   */
  static Grid grid(LabelledSequences data) {
    Grid grid = data.grid();
    if (grid == null || data.longest() > 1) {
      throw new IllegalArgumentException("the algorithm takes images with classes");
    }
    return grid;
  }
}
