package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.clocked.AveragePooling;
import org.sswim.clocked.ClockedInput;
import org.sswim.clocked.ClockedLayer;
import org.sswim.clocked.ClockedModel;
import org.sswim.clocked.Convolution;
import org.sswim.clocked.Dense;
import org.sswim.clocked.Encoder;
import org.sswim.clocked.Neuron;
import org.sswim.clocked.ReadOut;
import org.sswim.network.Provenance;
import org.sswim.sequences.Grid;

/** Small files whose models would run without end or fill the memory. */
class RunCostTest {
  /**
   * 1000 steps of 200 * 200 pixels times 3,780 weights, 2 * 800,000 neurons, as many inputs of the
   * pooling, and 600,002 of the last layer.
   */
  @Test
  void stackedConvolutionsOfManySteps(@TempDir Path folder) {
    Grid grid = new Grid(200, 200);
    List<ClockedLayer> layers = new ArrayList<>();
    for (int l = 0; l < 2; l++) {
      int channels = l == 0 ? 1 : 20;
      layers.add(
          new ClockedLayer(
              List.of(
                  new Convolution(grid, channels, 20, new float[9 * channels * 20], new float[20])),
              Neuron.integrateAndFire(1),
              new float[] {1}));
    }
    layers.add(
        new ClockedLayer(
            List.of(
                new AveragePooling(grid, 20),
                new Dense(200_000, 2, new float[400_000], new float[2])),
            Neuron.integrateAndFire(1),
            new float[] {1}));
    ClockedModel model =
        new ClockedModel(
            List.of("a", "b"),
            List.of(),
            grid,
            new ClockedInput(1000, Encoder.DIRECT, new float[40_000], new float[40_000]),
            layers,
            new ReadOut(ReadOut.Kind.COUNT, 1, 1),
            new Provenance("1", 1, "sha256:00", Map.of(), Map.of()));
    assertThatThrownBy(() -> ClockedFile.write(model, folder.resolve("m.sswim")))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("a classifier would take 1.54e+11 operations at a time");
  }

  @Test
  void theMemoryThatARunTakesFollowsTheHeap() {
    ModelLimits.check(GoldenClassifier.sequences(), 1 << 20);
    assertThatThrownBy(() -> ModelLimits.check(GoldenClassifier.sequences(), 100))
        .hasMessageContaining("a classifier would take")
        .hasMessageContaining("-Xmx");
    ModelLimits.check(GoldenPanel.model(), 1 << 20);
    assertThatThrownBy(() -> ModelLimits.check(GoldenPanel.model(), 100))
        .hasMessageContaining("a forecaster of panels would take")
        .hasMessageContaining("-Xmx");
  }
}
