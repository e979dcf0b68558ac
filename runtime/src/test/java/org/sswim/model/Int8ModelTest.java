package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.forecasting.ForecastModel;
import org.sswim.network.SpikingLayer;
import org.sswim.stored.NpyType;

/** Models whose weights take a byte each. */
class Int8ModelTest {
  /** Output of golden/forecast.py for the file. */
  private static final double[] FORECAST = {
    -38.89086623218975,
    79.27308347626033,
    108.68445992468727,
    -127.15502774964119,
    9.981271104916347,
    -34.45422859239257,
    79.68344252852722,
    42.892838045519966
  };

  @TempDir Path folder;
  private final ForecastModel model = GoldenModel.remembering();
  private Path file;

  @BeforeEach
  void write() {
    file = folder.resolve("int8.sswim");
    ModelFile.write(model, file, WeightFormat.INT8);
  }

  @Test
  void goldenFileForecastsTheSameNumbersForEver() throws URISyntaxException {
    assertThat(ModelFile.read(golden()).forecast(GoldenModel.series()).values())
        .containsExactly(FORECAST, within(1e-3));
    assertThat(file).hasSameBinaryContentAs(golden());
  }

  @Test
  void everythingButTheWeightsIsKept() throws IOException {
    ForecastModel read = ModelFile.read(file);
    assertThat(read.spec()).isEqualTo(model.spec());
    assertThat(read.provenance()).isEqualTo(model.provenance());
    for (int l = 0; l < 2; l++) {
      SpikingLayer layer = model.network().hidden().layers().get(l);
      assertThat(read.network().hidden().layers().get(l))
          .usingRecursiveComparison()
          .ignoringFields("weights")
          .isEqualTo(layer);
    }
    assertThat(read.network().readout().bias()).isEqualTo(model.network().readout().bias());
    assertThat(Parts.of(file).json()).contains("\"dtype\" : \"|i1\"", "\"scale\" : {");
  }

  @Test
  void weightsAreOffByHalfAStepOfTheirRowAtMost() {
    ForecastModel read = ModelFile.read(file);
    // All weights of the golden model are at most 2 in size: a step is at most 2 / 127.
    float half = 1 / 127f + 1e-6f;
    assertThat(read.network().readout().weights())
        .containsExactly(model.network().readout().weights(), within(half));
    assertThat(read.network().hidden().last().weights())
        .containsExactly(model.network().hidden().last().weights(), within(half));
    assertThat(Objects.requireNonNull(read.network().skip()).weights())
        .containsExactly(Objects.requireNonNull(model.network().skip()).weights(), within(half));
  }

  @Test
  void rowsHaveScalesOfTheirOwn() {
    // Two inputs, two outputs; by hand: scales 1 / 127 and 100 / 127 by output, 100 / 127 and
    // 50 / 127 by input.
    float[] weights = {0.5f, 100, -1, 50};
    ArrayForm.Int8Weights byOutput =
        ArrayForm.Int8Weights.of(weights, 2, ArrayForm.Int8Weights.Rows.OUTPUTS);
    assertThat(byOutput.values()).containsExactly(64, 127, -127, 64);
    assertThat(byOutput.scale()).containsExactly(1 / 127f, 100 / 127f);
    ArrayForm.Int8Weights byInput =
        ArrayForm.Int8Weights.of(weights, 2, ArrayForm.Int8Weights.Rows.INPUTS);
    assertThat(byInput.values()).containsExactly(1, 127, -3, 127);
    assertThat(byInput.floats(2, ArrayForm.Int8Weights.Rows.INPUTS))
        .containsExactly(new float[] {100 / 127f, 100, -150 / 127f, 50}, within(1e-4f));
  }

  @Test
  void zerosAndTheSmallestFloatsSurviveWithoutNaN() {
    float[] weights = {0, -0f, Float.MIN_VALUE, 0};
    ArrayForm.Int8Weights bytes =
        ArrayForm.Int8Weights.of(weights, 2, ArrayForm.Int8Weights.Rows.INPUTS);
    assertThat(bytes.floats(2, ArrayForm.Int8Weights.Rows.INPUTS)).containsOnly(0);
  }

  @Test
  void hostileFiles() throws IOException {
    Parts parts = Parts.of(file);
    parts.replace("\"scale\" : {", "\"scales\" : {").store(file);
    HostileModelFiles.assertRefused(file, "unknown field 'network.hidden.layers.0.weights.scales'");
    parts.replace("\"scales\" : {", "\"scale\" : {");
    parts.replace("\"|i1\"", "\"|u1\"").store(file);
    HostileModelFiles.assertRefused(file, "weights.dtype' must be <f4; got '|u1'");
    parts.replace("\"|u1\"", "\"|i1\"");
    parts.replace("\"shape\" : [ 6 ]", "\"shape\" : [ 5 ]").store(file);
    HostileModelFiles.assertRefused(file, "layers.1.delay.npy' must have shape [5]; got [6]");
    parts.replace("\"shape\" : [ 5 ]", "\"shape\" : [ 6 ]");
    byte[] scale = parts.entries.get("network.hidden.layers.0.weights.scale.npy").clone();
    ByteBuffer.wrap(scale).order(ByteOrder.LITTLE_ENDIAN).putFloat(scale.length - 4, Float.NaN);
    parts.array("network.hidden.layers.0.weights.scale.npy", scale).store(file);
    HostileModelFiles.assertRefused(
        file, "network.hidden.layers.0: weights must be finite; got NaN");
  }

  @Test
  void memoryCountsTheFloatsThatBytesBecome() {
    ArraySpec array = ArraySpec.of("w.npy", NpyType.INT8, 1 << 20);
    ContainerReader.requireRoom(List.of(array), 9 << 20);
    assertThatThrownBy(() -> ContainerReader.requireRoom(List.of(array), (9 << 20) - 1))
        .hasMessageContaining("the model needs 9 MB");
  }

  @Test
  void weightsTakeAQuarterOfTheBytes() throws IOException {
    Path whole = folder.resolve("float.sswim");
    ModelFile.write(model, whole);
    // 7 * 10 + 10 * 6 + 12 * 4 + 5 * 4 weights lose 3 bytes each; 10 + 6 + 12 + 5 scales of 4 bytes
    // come, with 4 headers and entries.
    long weights = Files.size(whole) - Files.size(file);
    assertThat(3 * 198 - 4 * 33 - weights).isBetween(0L, 4 * 600L);
  }

  private static Path golden() throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(Int8ModelTest.class.getResource("/golden/model-v1-int8.sswim"))
            .toURI());
  }
}
