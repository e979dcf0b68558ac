package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.forecasting.ForecastModel;
import org.sswim.stored.NpyType;

/** Files that claim to be large: none gets memory for what it claims. */
class HostileClaimsTest extends HostileModelFiles {
  @Test
  void aDirectoryThatClaimsManyBytes() throws IOException {
    try (RandomAccessFile end = new RandomAccessFile(file.toFile(), "rw")) {
      end.seek(end.length() - 10);
      end.write(new byte[] {-1, -1, -1, 127});
    }
    assertRefused("directory of 2147483647 bytes", "at most 4194304");
  }

  @Test
  void aFileBeyondFourGibibytesIsNotEvenOpened() throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength((1L << 32) + 1);
    }
    assertRefused("4294967297 bytes", "at most 4294967296");
  }

  @Test
  void aBombInTheDescriptionIsStopped() {
    parts.json(new byte[64 << 20]);
    parts.deflate(file);
    assertCheap(64 << 20, "entry 'model.json' has more than 16777216 bytes");
  }

  /** The claims are consistent but for the bytes that are really there. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"shape\" : [ 3, 10 ] | \"shape\" : [ 3, 1000000000 ] | array 'network.hidden.layers.0.weights.npy' of shape",
        "\"shape\" : [ 3, 10 ] | \"shape\" : [ 3, 100000000 ] | the arrays need 12000",
        "\"shape\" : [ 3, 10 ] | \"shape\" : [ 4000000000, 4000000000 ] | layers.0.weights.npy' of shape",
        "\"shape\" : [ 10 ] | \"shape\" : [ 100000000 ] | the arrays need",
        "\"shape\" : [ 10 ] | \"shape\" : [ 0 ] | layers.0.delay.npy' of shape [0] is out of range; a model holds 1 to 1000000000 values",
        "\"horizon\" : 4 | \"horizon\" : 1000000000 | outputs of the network must be 1000000000; got 4",
        "\"taps\" : 3 | \"taps\" : 1000000001 | an input layer has at most 1000000000 inputs; got 1000000001",
        "\"signals\" : 1 | \"signals\" : 1000000000 | an input layer has at most 1000000000 inputs",
        "\"signals\" : 1 | \"signals\" : 2147483647 | an input layer has at most 1000000000 inputs",
      })
  void hugeClaimsTakeNoMemory(String old, String changed, String problem) {
    parts.replace(old, changed).store(file);
    assertCheap(1 << 22, problem);
  }

  @Test
  void aTinyFileThatClaimsAHugeArrayEverywhereTakesNoMemory() throws IOException {
    // 50 million outputs: the description, the array headers and the ZIP all say so.
    parts
        .replace("\"horizon\" : 4", "\"horizon\" : 50000000")
        .replace("\"shape\" : [ 12, 4 ]", "\"shape\" : [ 12, 50000000 ]")
        .replace("\"shape\" : [ 4 ]", "\"shape\" : [ 50000000 ]");
    parts.array("network.readout.bias.npy", header("<f4", "False", "(50000000,)"));
    parts.array("network.readout.weights.npy", header("<f4", "False", "(12, 50000000)"));
    parts.store(file);
    setDirectorySize("network.readout.weights.npy", 2_400_000_128L);
    assertCheap(1 << 22, "the arrays need 26000", "bytes; the file has");
  }

  @Test
  void aDirectoryThatClaimsHugeEntriesTakesNoMemory() throws IOException {
    setDirectorySize("network.readout.weights.npy", 2_400_000_128L);
    assertCheap(1 << 22, "the entries claim 24000", "bytes; the file has");
  }

  /** The file has a few KB; what a forecast would take is told before it is taken. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30000000  | with a window of 30000000 rows and 10 neurons would take",
        "499000000 | a forecaster would hold"
      })
  void windowsThatWouldFillTheMemory(int window, String problem) {
    parts.replace("\"window\" : 16", "\"window\" : " + window).store(file);
    assertCheap(1 << 22, problem);
  }

  @Test
  void theMemoryThatAForecasterTakesFollowsTheHeap() {
    ForecastModel model = GoldenModel.model();
    model.requireLimits(1 << 20);
    assertThatThrownBy(() -> model.requireLimits(1 << 10))
        .hasMessageContaining("a forecaster with a window of 16 rows and 10 neurons would take");
  }

  @Test
  void aModelBeyondJavasMemoryIsRefused() {
    ArraySpec array = ArraySpec.of("w.npy", NpyType.FLOAT32, 1 << 19, 2);
    // 2^20 floats, twice.
    ContainerReader.requireRoom(List.of(array), 1 << 23);
    assertThatThrownBy(() -> ContainerReader.requireRoom(List.of(array), (1 << 23) - 1))
        .hasMessageContaining("the model needs 8 MB; Java may use 7 MB");
  }

  @Test
  void aBillionValuesAreTheMost() {
    ArraySpec half = ArraySpec.of("w.npy", NpyType.FLOAT32, 500_000_000);
    ContainerReader.requireRoom(List.of(half, half), Long.MAX_VALUE);
    ArraySpec more = ArraySpec.of("w.npy", NpyType.FLOAT32, 500_000_001);
    assertThatThrownBy(() -> ContainerReader.requireRoom(List.of(half, more), Long.MAX_VALUE))
        .hasMessageContaining("1000000001 values; at most 1000000000");
    assertThatThrownBy(() -> ArraySpec.of("w.npy", NpyType.FLOAT32, 1L << 32, 1L << 32))
        .hasMessageContaining("out of range");
  }

  @Test
  void aForecasterThatWouldBeHugeIsRefused() {
    parts.replace("\"window\" : 16", "\"window\" : 900000000").store(file);
    // 2 lanes of 900 million steps with 10 neurons and rows of a value are 1.98e10 values.
    assertRefused("a forecaster would hold 1.98e+10 values", "at most 1000000000");
  }

  @Test
  void endlessTextsAreRefused() {
    parts.replace("\"load\"", '"' + "x".repeat(1 << 17) + '"').store(file);
    assertRefused("no valid description");
  }
}
