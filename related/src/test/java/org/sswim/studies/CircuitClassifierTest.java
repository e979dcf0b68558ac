package org.sswim.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.clocked.Convolution;
import org.sswim.sequences.Grid;

class CircuitClassifierTest {
  private static final Grid SMALL = new Grid(2, 2);
  private static final float[] QUARTER = {0, (float) Math.PI / 2, 0};

  @TempDir private Path folder;

  /**
   * A convolution of weight 0 whose bias makes every neuron fire at every step, and dense currents
   * 1, 1/2 and 0, which make rates of 1, 1/2 and 0.
   *
   * @param depth of the circuit of one qubit; 0 for none
   * @param head its weights, or none
   * @param outputs from what the head gives to two classes
   */
  private static StudyModel model(int depth, int units, float[] head, float[] outputs) {
    float variance = 1 - Convolution.TINY;
    List<float[]> before =
        List.of(
            new float[] {1},
            new float[9],
            new float[] {1},
            new float[] {1},
            new float[] {0},
            new float[] {variance},
            new float[] {1, .5f, 0},
            new float[3]);
    List<float[]> behind = List.of(outputs, new float[2]);
    List<float[]> all =
        Stream.of(before, head.length > 0 ? List.of(head) : List.<float[]>of(), behind)
            .flatMap(List::stream)
            .toList();
    return Studies.model(
        new CircuitFormat(),
        Map.of("steps", 4, "bits", 8, "qubits", 1, "depth", depth, "units", units, "rectified", 0),
        Map.of("classes", List.of("down", "up"), "channels", List.of("1")),
        all.toArray(float[][]::new));
  }

  private static float[] evidence(StudyModel model) {
    return CircuitClassifier.of(model).evidence(new float[4], SMALL);
  }

  @Test
  void ratesGoOnThroughEveryHead() {
    assertThat(evidence(model(0, 0, new float[0], new float[] {1, 0, 0, 1, 5, 5})))
        .containsExactly(new float[] {1, .5f}, within(1e-6f));
    float unit = (float) Math.tanh(1);
    assertThat(evidence(model(0, 1, new float[] {1, 2, 0, -1}, new float[] {1, -1})))
        .containsExactly(new float[] {unit, -unit}, within(1e-6f));
    // A quarter turn by the data and another by the weights make 0 a 1.
    assertThat(evidence(model(1, 0, QUARTER, new float[] {1, -1})))
        .containsExactly(new float[] {-1, 1}, within(1e-6f));
  }

  @Test
  void aFileNamesTheClassAndRefusesOtherGrids() {
    StudyModel model = model(1, 0, QUARTER, new float[] {1, -1});
    Path file = folder.resolve("m.sswim");
    new CircuitFormat().write(model, file);
    CircuitClassifier classifier = CircuitClassifier.read(file);
    assertThat(classifier.classes()).containsExactly("down", "up");
    assertThat(classifier.best(new float[4], SMALL)).isEqualTo(1);
    assertThatThrownBy(() -> classifier.best(new float[3], SMALL))
        .hasMessage("an image must have 4 pixels; got 3");
  }
}
