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
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.model.InvalidModelException;
import org.sswim.model.ModelFormat;
import org.sswim.network.Provenance;
import org.sswim.sequences.Grid;

class SingleSpikeFileTest {
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

  private static SingleSpikeModel model() {
    return SingleSpikeModel.of(
            List.of("a", "b"),
            SpikeClock.eventTime(7, 2.5f, 3),
            List.of(
                new SpikeLayer(6, 5, random(30), random(5), random(6)),
                new SpikeLayer(5, 2, random(10), random(2), new float[0])),
            new Provenance("1", 4, "some", Map.of("x", "y"), Map.of()))
        .withGrid(new Grid(2, 3))
        .withScale(random(6));
  }

  @BeforeEach
  void write() {
    file = folder.resolve("net.sswim");
    ModelFormat.writeAny(model(), file);
  }

  @Test
  void readsWhatWasWritten() {
    assertThat(ModelFormat.of(file).holds(SingleSpikeModel.class)).isTrue();
    SingleSpikeModel read = (SingleSpikeModel) ModelFormat.of(file).read(file);
    float[] image = random(6);
    assertThat(read.newClassifier().classify(image).probabilities())
        .isEqualTo(model().newClassifier().classify(image).probabilities());
    assertThat(read.provenance()).isEqualTo(model().provenance());
    assertThat(read.clock()).isEqualTo(model().clock());
    Path again = folder.resolve("again.sswim");
    SingleSpikeModel.FORMAT.write(read, again);
    assertThat(again).hasSameBinaryContentAs(file);
    assertThatThrownBy(() -> ClockedModel.FORMAT.read(file))
        .hasMessageContaining("it is a classifier of single spikes, not a classifier of clocked");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"formatVersion\" : 1 | \"formatVersion\" : 2 | newer version of S-SWIM (model format 2,",
        "\"steps\" : 7 | \"steps\" : 1001 | clock: steps must lie in 1..1000; got 1001",
        "\"event-time\" | \"windowed\" | windows last a step each; there are 7 in a time of 2.5",
        "\"event-time\" | \"event\" | must be one of windowed, event-time; got 'event'",
        "\"outputs\" : 5 | \"outputs\" : 4 | layers.0: there must be 24 weights; got 30",
        "\"outputs\" : 5 | \"outputs\" : 999999999 | there must be 5999999994 weights; got 30",
        "\"delay\" : { | \"delays\" : { | .delays.npy' is missing",
        "\"classes\" : | \"news\" : 1, \"classes\" : | unknown field 'news'",
      })
  void refusesWhatDoesNotFit(String part, String other, String problem) throws IOException {
    Parts.of(file).replace(part, other).store(file);
    assertThatThrownBy(() -> SingleSpikeModel.FORMAT.read(file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 5})
  void refusesDelaysThatAreNotOfInputs(int delays) {
    assertThatThrownBy(() -> new SpikeLayer(6, 5, random(30), random(5), random(delays)))
        .hasMessage("there must be 6 delays; got " + delays);
  }
}
