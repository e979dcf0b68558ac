package org.sswim.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.sequences.Grid;
import org.sswim.shown.Convolution;
import org.sswim.shown.Dense;

class CircuitClassifierTest {
  private static final Grid SMALL = new Grid(2, 2);
  private static final float[] QUARTER = {0, (float) Math.PI / 2, 0};

  @TempDir private Path folder;

  /**
   * A convolution of weight 0 whose bias makes every neuron fire at every step, and dense currents
   * 1, 1/2 and 0, which make rates of 1, 1/2 and 0.
   *
   * @param outputs from what the head gives to two classes
   */
  private static CircuitClassifier model(CircuitHead head, float[] outputs) {
    Grid grid = new Grid(PhaseImage.SIDE, PhaseImage.SIDE);
    return new CircuitClassifier(
        List.of("down", "up"),
        4,
        8,
        false,
        1,
        List.of(new Convolution(grid, 1, 1, new float[9], new float[] {1})),
        new Dense(1, 3, new float[] {1, .5f, 0}, new float[3]),
        head,
        new Dense(outputs.length / 2, 2, outputs, new float[2]),
        Studies.NOWHERE);
  }

  private static CircuitHead circuit() {
    return new CircuitHead.Quantum(new Circuit(1, 1), QUARTER, null, null);
  }

  private static float[] evidence(CircuitClassifier model) {
    return model.evidence(new float[4], SMALL);
  }

  @Test
  void ratesGoOnThroughEveryHead() {
    assertThat(evidence(model(new CircuitHead.Rates(), new float[] {1, 0, 0, 1, 5, 5})))
        .containsExactly(new float[] {1, .5f}, within(1e-6f));
    float unit = (float) Math.tanh(1);
    assertThat(
            evidence(
                model(new CircuitHead.Hidden(1, new float[] {1, 2, 0, -1}), new float[] {1, -1})))
        .containsExactly(new float[] {unit, -unit}, within(1e-6f));
    // A quarter turn by the data and another by the weights make 0 a 1.
    assertThat(evidence(model(circuit(), new float[] {1, -1})))
        .containsExactly(new float[] {-1, 1}, within(1e-6f));
  }

  @Test
  void aFileNamesTheClassAndRefusesOtherGrids() {
    CircuitClassifier model = model(circuit(), new float[] {1, -1});
    Path file = folder.resolve("m.sswim");
    CircuitClassifier.FORMAT.write(model, file);
    CircuitClassifier classifier = CircuitClassifier.FORMAT.read(file);
    assertThat(classifier.classes()).containsExactly("down", "up");
    assertThat(classifier.best(new float[4], SMALL)).isEqualTo(1);
    assertThatThrownBy(() -> classifier.best(new float[3], SMALL))
        .hasMessage("an image must have 4 pixels; got 3");
  }

  /** Of a circuit's three angles one is left over, or a class, or a convolution is too large. */
  @Test
  void partsThatDoNotFitAreRefused() {
    assertThatThrownBy(
            () ->
                model(
                    new CircuitHead.Quantum(new Circuit(2, 1), new float[6], null, null),
                    new float[4]))
        .hasMessageContaining("a circuit of 2 qubits takes 6 rates; got 3");
    assertThatThrownBy(() -> model(circuit(), new float[4]))
        .hasMessageContaining("inputs of the outputs must lie in 1..1; got 2");
    assertThatThrownBy(() -> new CircuitHead.Hidden(2, new float[7]).outputs(3))
        .hasMessageContaining("there must be 8 weights; got 7");
    assertThatThrownBy(() -> new Circuit(40, 1)).hasMessage("qubits must lie in 1..12; got 40");
    assertThatThrownBy(() -> new Circuit(1, 21)).hasMessage("depth must lie in 1..20; got 21");
  }
}
