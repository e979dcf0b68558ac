package org.sswim.shown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.model.InvalidModelException;
import org.sswim.network.Provenance;
import org.sswim.sequences.Grid;

/** Files that are no valid clocked network: each gets one line, and none memory for its claims. */
class HostileClockedTest {
  @TempDir Path folder;
  private Path file;
  private Parts parts;

  @BeforeEach
  void validParts() throws IOException {
    file = folder.resolve("bad.sswim");
    ClockedModel.FORMAT.write(GoldenClocked.images(), file);
    parts = Parts.of(file);
  }

  /** The other tests here would prove nothing if re-packing alone spoilt a file. */
  @Test
  void repackedPartsAreStillValid() {
    parts.store(file);
    assertThat(ClockedModel.FORMAT.read(file).classes()).hasSize(3);
  }

  /**
   * 1000 steps of 200 * 200 pixels times 3,780 weights, 2 * 800,000 neurons, as many inputs of the
   * pooling, and 600,002 of the last layer.
   */
  @Test
  void stackedConvolutionsOfManySteps() {
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
    assertThatThrownBy(() -> ClockedModel.FORMAT.write(model, folder.resolve("m.sswim")))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("a classifier would take 1.54e+11 operations at a time");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"shape\" : [ 20 ] | \"shape\" : [ 1000000000 ]",
        "\"shape\" : [ 20 ] | \"shape\" : [ 100000000 ]",
        "\"filters\" : 2 | \"filters\" : 1000000000",
        "\"filters\" : 2 | \"filters\" : 2000000",
        "\"channels\" : 1 | \"channels\" : 1000000000",
        "\"channels\" : 2 | \"channels\" : 2147483647",
        "\"inputs\" : 8 | \"inputs\" : 2000000000",
        "\"outputs\" : 6 | \"outputs\" : 100000000",
        "\"outputs\" : 6 | \"outputs\" : -6",
        "\"height\" : 4 | \"height\" : 1000000000",
      })
  void hugeClaimsTakeNoMemory(String old, String changed) {
    parts.replace(old, changed).store(file);
    assertRefused();
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    assertThatThrownBy(() -> ClockedModel.FORMAT.read(file))
        .isInstanceOf(InvalidModelException.class);
    assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(1 << 22);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "input.mean.npy                 | 2143289344 | means must be finite",
        "input.scale.npy                | 2139095040 | scales must be finite",
        "layers.0.connections.0.weights.npy | 2143289344 | weights must be finite",
        "layers.2.connections.0.bias.npy    | 2139095040 | biases must be finite",
        "layers.0.threshold.npy           | 0          | thresholds must be above 0",
        "layers.1.threshold.npy           | 2143289344 | thresholds must be above 0",
      })
  void valuesOutOfRange(String array, int bits, String problem) {
    byte[] content = parts.entries.get(array).clone();
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length - 4, bits);
    parts.array(array, content).store(file);
    assertRefused(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"code\" : \"first\" | \"code\" : \"last\" | must be one of count, phase, first; got 'last'",
        "\"code\" : \"count\" | \"code\" : \"phase\" | fire once a step; got 0",
        "\"most\" : 1 | \"most\" : 3 | neurons whose spikes do not count fire once a step; got 3",
        "\"code\" : \"first\" | \"code\" : \"first\", \"x\" : 1 | unknown field 'layers.1.neuron.x'",
        "\"rise\" : 0.25 | \"rise\" : 1 | layers.2.neuron: the rise must lie in 0..1, below 1; got 1.0",
        "\"rise\" : 0.25 | \"rise\" : -1 | the rise must lie in 0..1, below 1; got -1.0",
        "\"rise\" : 0.25 | \"rise\" : 1e99 | 'layers.2.neuron.rise' must be a number",
        "\"gain\" : 0.5 | \"gain\" : 0 | readOut: the gain of the read-out must be above 0; got 0.0",
      })
  void codesThatAreNone(String old, String changed, String problem) throws IOException {
    ClockedModel.FORMAT.write(GoldenClocked.codes(), file);
    Parts.of(file).replace(old, changed).store(file);
    assertRefused(problem);
  }

  /** Holds that the message is one line, and contains one of these texts if there are some. */
  private void assertRefused(String... anyOf) {
    assertThatThrownBy(() -> ClockedModel.FORMAT.read(file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageNotContaining("\n")
        .satisfies(
            e ->
                assertThat(
                        anyOf.length == 0
                            || Arrays.stream(anyOf).anyMatch(e.getMessage()::contains))
                    .as(e.getMessage())
                    .isTrue());
  }
}
