package org.sswim.shown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.model.InvalidModelException;
import org.sswim.model.ModelFormat;
import org.sswim.network.Provenance;
import org.sswim.sequences.Grid;

class ClockedFileTest {
  @TempDir Path folder;
  private Path file;

  private static float[] random(int n) {
    Random random = new Random(n);
    float[] out = new float[n];
    for (int i = 0; i < n; i++) {
      out[i] = random.nextFloat();
    }
    return out;
  }

  private static ClockedModel model() {
    Grid grid = new Grid(4, 6);
    return new ClockedModel(
        List.of("a", "b"),
        List.of(),
        grid,
        new ClockedInput(7, Encoder.PHASE, new float[24], random(24)),
        List.of(
            new ClockedLayer(
                List.of(new Convolution(grid, 1, 3, random(27), random(3))),
                Neuron.leaky(.75f, .25f, .5f),
                new float[] {2}),
            new ClockedLayer(
                List.of(new AveragePooling(grid, 3), new Dense(18, 5, random(90), random(5))),
                Neuron.burst(5),
                random(5)),
            new ClockedLayer(
                List.of(new Dense(5, 2, random(10), random(2))),
                Neuron.integrateAndFire(1),
                new float[] {1})),
        new ReadOut(ReadOut.Kind.WEIGHTED_COUNT, .5f, 3),
        new Provenance("1", 4, "some", Map.of("x", "y"), Map.of()));
  }

  @BeforeEach
  void write() {
    file = folder.resolve("net.sswim");
    ModelFormat.writeAny(model(), file);
  }

  @Test
  void readsWhatWasWritten() {
    assertThat(ModelFormat.of(file).holds(ClockedModel.class)).isTrue();
    ClockedModel read = (ClockedModel) ModelFormat.of(file).read(file);
    float[] image = random(24);
    assertThat(read.newClassifier().classify(image).probabilities())
        .isEqualTo(model().newClassifier().classify(image).probabilities());
    assertThat(read.provenance()).isEqualTo(model().provenance());
    Path again = folder.resolve("again.sswim");
    ClockedModel.FORMAT.write(read, again);
    assertThat(again).hasSameBinaryContentAs(file);
    assertThatThrownBy(() -> ModelFormat.CLASSIFIER.read(file))
        .hasMessageContaining("it is a classifier of clocked neurons, not a classifier");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"formatVersion\" : 1 | \"formatVersion\" : 2 | newer version of S-SWIM (model format 2,",
        "\"most\" : 5 | \"most\" : 5, \"codes\" : \"count\" | unknown field 'layers.1.neuron.codes'",
        "\"steps\" : 7 | \"steps\" : 1001 | input: steps must lie in 1..1000; got 1001",
        "\"phase\" | \"phases\" | must be one of direct, once, rows, rate, latency, phase; got 'phases'",
        "\"weighted-count\" | \"potential\" | read by their voltages must not fire",
        "\"average-pooling\" | \"pooling\" | 'layers.1.connections.0.kind' must be one of dense, convolution,",
        "\"filters\" : 3 | \"filters\" : 4 | there must be 36 weights; got 27",
        "\"filters\" : 3 | \"filters\" : 999999999 | there must be 8999999991 weights; got 27",
        "\"most\" : 5 | \"most\" : 256 | layers.1.neuron: spikes of a step must lie in 0..255; got 256",
        "\"inputs\" : 18 | \"inputs\" : 17 | there must be 85 weights; got 90",
        "\"decay\" : 0.75 | \"decay\" : \"0.75\" | 'layers.0.neuron.decay' must be a number; got '0.75'",
        "\"classes\" : | \"news\" : 1, \"classes\" : | unknown field 'news'",
      })
  void refusesWhatDoesNotFit(String part, String other, String problem) throws IOException {
    Parts.of(file).replace(part, other).store(file);
    assertThatThrownBy(() -> ClockedModel.FORMAT.read(file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining(problem);
  }
}
