package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.forecasting.ForecastModel;
import org.sswim.stored.NpyType;

/** Model files whose read-out is on powers of two. */
class LowBitModelTest {
  /** Output of golden/forecast.py for the file. */
  private static final double[] FORECAST = {
    -49.04122146587313,
    86.40777456508923,
    113.52577498842318,
    -125.70388892102835,
    12.262380409301134,
    -20.816521912706662,
    32.9421759876105,
    -15.410089452846137
  };

  @TempDir private Path folder;

  @Test
  void aLevelIsASignAndAShift() {
    byte[] level = {-3, -2, -1, 0, 1, 2, 3, 0};
    float[] unit = {1, 0.5f};
    float[] factor = {1, 1, 10, 1};
    assertThat(new LowBitReadout(3, level, unit, factor).weights())
        .containsExactly(-4, -2, -10, 0, 0.5f, 1, 20, 0);
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "3, 3", "4, 4"})
  void packingKeepsEveryLevel(int bits, int bytes) {
    int most = LowBitReadout.most(bits);
    byte[] level = new byte[7];
    for (int i = 0; i < level.length; i++) {
      level[i] = (byte) (i % (2 * most + 1) - most);
    }
    float[] factor = {1, 2, 3, 4, 5, 6, 7};
    LowBitReadout own = new LowBitReadout(bits, level, new float[] {1}, factor);
    assertThat(own.packed()).hasSize(bytes);
    assertThat(LowBitReadout.unpacked(bits, own.packed(), own.unit(), factor).level())
        .containsExactly(level);
    assertThat(own.bytes()).isEqualTo(bytes + 8L * Float.BYTES);
  }

  @Test
  void aFileIsReadBitForBit() throws IOException {
    ForecastModel model = GoldenModel.lowBits();
    Path file = written(model);
    ForecastModel read = ModelFile.read(file);
    assertThat(read.network().readout().weights())
        .containsExactly(model.network().readout().weights());
    assertThat(Parts.of(file).json()).contains("\"bits\" : 3", "\"dtype\" : \"|i1\"");
  }

  @Test
  void goldenFileForecastsTheSameNumbersForEver() throws URISyntaxException {
    assertThat(ModelFile.read(golden()).forecast(GoldenModel.series()).values())
        .containsExactly(FORECAST, within(1e-3));
    assertThat(written(GoldenModel.lowBits())).hasSameBinaryContentAs(golden());
  }

  @Test
  void hostileFilesAreRefused() throws IOException {
    Path file = written(GoldenModel.lowBits());
    Parts parts = Parts.of(file);
    for (String[] change :
        new String[][] {
          {"\"bits\" : 3", "\"bits\" : 5", "bits of a read-out must lie in 2..4; got 5"},
          {"\"bits\" : 3", "\"bits\" : 2", "levels of 2 bits must take 12 bytes; got 18"},
          {"\"bits\" : 3", "\"bits\" : \"3\"", "'network.readout.bits' must be a whole number"},
          {"\"|u1\"", "\"|i1\"", "'network.readout.levels.dtype' must be |u1; got '|i1'"}
        }) {
      parts.replace(change[0], change[1]).store(file);
      HostileModelFiles.assertRefused(file, change[2]);
      parts.replace(change[1], change[0]);
    }
  }

  @Test
  void aCodeThatIsNoLevelIsRefused() {
    float[] one = {1};
    assertThatThrownBy(() -> LowBitReadout.unpacked(3, new byte[] {7}, one, one))
        .hasMessageContaining("a level of 3 bits must lie in -3..3; got 4");
    assertThatThrownBy(() -> new LowBitReadout(5, new byte[1], one, one))
        .hasMessageContaining("bits of a read-out must lie in 2..4; got 5");
    assertThatThrownBy(() -> new LowBitReadout(2, new byte[2], one, one))
        .hasMessageContaining("levels must be 1 features times 1 outputs; got 2");
  }

  @Test
  void anotherReadoutIsRefused() {
    LowBitReadout readout = GoldenModel.lowBitReadout();
    ForecastModel other = GoldenModel.skipping();
    assertThatThrownBy(() -> ModelFile.write(other, folder.resolve("m.sswim"), readout))
        .hasMessageContaining("the read-out of the model is another one");
    assertThat(folder.resolve("m.sswim")).doesNotExist();
  }

  @Test
  void packedNumbersNeedRoomForAllOfThem() {
    ArraySpec array = ArraySpec.of("network.readout.levels.npy", NpyType.UINT8, 1 << 20);
    // A byte of four numbers of 2 bits becomes 4 levels and 8 floats.
    assertThatThrownBy(() -> ContainerReader.requireRoom(List.of(array), 36L << 20))
        .hasMessageContaining("needs 37 MB");
    ContainerReader.requireRoom(List.of(array), 37L << 20);
  }

  private static Path golden() throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(LowBitModelTest.class.getResource("/golden/model-v1-low-bits.sswim"))
            .toURI());
  }

  private Path written(ForecastModel model) {
    Path file = folder.resolve("bits.sswim");
    ModelFile.write(model, file, GoldenModel.lowBitReadout());
    return file;
  }
}
