package org.sswim.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.forecasting.ForecastModel;

/** Files that are no valid model: each gets one line, and none gets memory for what it claims. */
class HostileFilesTest {
  @TempDir Path folder;
  private Path file;
  private Parts parts;

  @BeforeEach
  void validParts() throws IOException {
    file = folder.resolve("bad.sswim");
    ModelFile.write(GoldenModel.model(), file);
    parts = Parts.of(file);
  }

  /** The other tests here would prove nothing if re-packing alone spoilt a file. */
  @Test
  void repackedPartsAreStillValid() {
    parts.store(file);
    assertThat(ModelFile.read(file).spec()).isEqualTo(GoldenModel.model().spec());
  }

  @Test
  void whatIsNoFileOrNoZip() throws IOException {
    assertRefused(folder.resolve("none.sswim"), "there is no such file");
    assertRefused(folder, "this is a folder");
    Files.write(file, new byte[0]);
    assertRefused("the file is empty");
    Files.writeString(file, "date,a\n2024-01-01,5\n2024-01-02,6\n");
    assertRefused("no model file (no ZIP)");
  }

  @Test
  void otherZips() {
    parts.entries.clear();
    parts.entries.put("readme.txt", "hello".getBytes(UTF_8));
    parts.store(file);
    assertRefused("a ZIP, but no model: it has no entry 'model.json'");
  }

  @Test
  void truncatedAndExtendedFiles() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 100));
    assertRefused("cut short");
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertRefused("something was appended");
  }

  @Test
  void aFileBeyondFourGibibytesIsNotEvenOpened() throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength((1L << 32) + 1);
    }
    assertRefused("4294967297 bytes", "at most 4294967296");
  }

  @Test
  void aDirectoryThatClaimsManyBytes() throws IOException {
    try (RandomAccessFile end = new RandomAccessFile(file.toFile(), "rw")) {
      end.seek(end.length() - 10);
      end.write(new byte[] {-1, -1, -1, 127});
    }
    assertRefused("directory has 2147483647 bytes", "at most 4194304");
  }

  @Test
  void futureVersionsAskForAnUpdate() {
    // A later format may have other entries, too: the version must be told all the same.
    parts.replace("\"formatVersion\" : 1", "\"formatVersion\" : 99, \"news\" : {}");
    parts.entries.remove("hidden1.bias.npy");
    parts.entries.remove("model.json.sha256");
    parts.entries.put("news.bin", new byte[5]);
    parts.deflate(file);
    assertRefused("written by a newer version", "model format 99", "update S-SWIM");
  }

  @ParameterizedTest
  @CsvSource({"model.json", "hidden1.weights.npy", "readout.bias.npy", "standardizer.mean.npy"})
  void aChangedByteIsFoundAndItsEntryNamed(String name) {
    byte[] content = parts.entries.get(name);
    content[content.length - 3] ^= 1;
    parts.store(file);
    assertRefused("entry '" + name + "' does not match its checksum", "damaged or changed");
  }

  @ParameterizedTest
  @CsvSource({"model.json.sha256", "hidden2.cost.npy", "standardizer.std.npy"})
  void aMissingEntryIsNamed(String name) {
    parts.entries.remove(name);
    parts.store(file);
    assertRefused("entry '" + name + "' is missing");
  }

  @Test
  void surplusEntriesAreRefusedAndNeverUnpacked() {
    parts.entries.put("../../outside\n.txt", "x".getBytes(UTF_8));
    parts.store(file);
    assertRefused("entry '../../outside?.txt' does not belong");
    assertThat(folder.getParent().getParent().resolve("outside\n.txt")).doesNotExist();
  }

  @Test
  void aDuplicateEntryIsRefused() throws IOException {
    parts.entries.put("hidden2.bias.npX", parts.entries.get("hidden2.bias.npy"));
    parts.store(file);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, ISO_8859_1);
    Files.write(file, text.replace("hidden2.bias.npX", "hidden2.bias.npy").getBytes(ISO_8859_1));
    assertRefused("entry 'hidden2.bias.npy' occurs twice");
  }

  @Test
  void compressedEntriesAreRefused() {
    parts.deflate(file);
    assertRefused("is compressed");
  }

  @Test
  void aBombInTheDescriptionIsStopped() {
    parts.json(new byte[64 << 20]);
    parts.deflate(file);
    assertCheap(64 << 20, "entry 'model.json' has more than 16777216 bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                                  | no valid description",
        "{\"format\": \"sswim-model\"        | no valid description",
        "null                                | no valid description: it is null",
        "{}                                  | 'format' must be a text; got nothing",
        "{\"format\": \"other\"}             | no model of S-SWIM",
        "{\"format\": \"x\", \"format\": 1}  | no valid description",
        "{\"a\": [[[[[[[[[[1]]]]]]]]]]}      | no valid description",
        "{\"a\": 123456789012345678901234}   | no valid description",
      })
  void brokenDescriptions(String json, String problem) {
    parts.json(json.getBytes(UTF_8)).store(file);
    assertRefused(problem);
  }

  @Test
  void endlessTextsAreRefused() {
    parts.replace("\"load\"", '"' + "x".repeat(1 << 17) + '"').store(file);
    assertRefused("no valid description");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"psp\" : \"alpha\"      | \"psp\" : \"beta\"      | unknown kernel 'beta'; known: expo",
        "\"psp\" : \"alpha\"      | \"psp\" : 1             | 'layers[0].psp' must be a text; got '1'",
        "\"formatVersion\" : 1    | \"formatVersion\" : 0   | 'formatVersion' must be a whole number",
        "\"formatVersion\" : 1    | \"formatVersion\" : 1.5 | must be a whole number",
        "\"window\" : 16          | \"window\" : 0          | 'spec.window' must be a whole number",
        "\"window\" : 16          | \"window\" : 2          | season must lie in 0..2 (the window); got 3",
        "\"window\" : 16          | \"winnow\" : 16         | unknown field 'spec.winnow'",
        "\"targetSeason\" : 3      | \"targetSeason\" : 17     | target season must lie in 0..16",
        "\"relativeInput\" : true | \"relativeInput\" : 1   | must be true or false; got '1'",
        "\"shared\"               | \"mixed\"               | must be shared or joint; got 'mixed'",
        "\"shared\"               | \"joint\"               | signals of the input layer must be 2",
        "\"day-cos-1\"            | \"day-cos-3\"           | no calendar inputs",
        "\"load\"                 | \"température\"         | different names",
        "\"load\"                 | [\"load\"]              | 'channels[0]' must be a text",
        "\"load\", \"température\" | \"load\"               | shape of standardizer.mean.npy must be [1]; got [2]",
        "\"count\" : 2            | \"count\" : 3           | shape of banks.delay.npy must be [3]; got [2]",
        "\"neurons\" : 6          | \"neurons\" : 5         | shape of hidden2.delay.npy must be [5]; got [6]",
        "\"taps\" : 3             | \"taps\" : 4            | shape of hidden1.weights.npy must be [8, 10]",
        "\"dtype\" : \"<i4\"      | \"dtype\" : \"<i8\"     | dtype of hidden1.delay.npy must be <i4",
        "\"hidden1.cost.npy\"     | \"/etc/passwd\"         | array 4 must be hidden1.cost.npy",
        "\"seed\" : \"-8          | \"seed\" : \"-88        | must be a whole number of 64 bits",
        "\"results\" : {          | \"results\" : { \"n\": null, | 'provenance.results.n' must be",
      })
  void descriptionsThatDoNotAddUp(String old, String changed, String problem) {
    parts.replace(old, changed).store(file);
    assertRefused(problem);
  }

  /** The claims are consistent but for the bytes that are really there. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"neurons\" : 10         | \"neurons\" : 1000000000     | hidden1.weights.npy",
        "\"neurons\" : 10         | \"neurons\" : 2147483647     | 'layers[0].neurons' must be a whole",
        "\"horizon\" : 4          | \"horizon\" : 1000000000     | readout.weights.npy",
        "\"taps\" : 3             | \"taps\" : 1000000000        | hidden1.weights.npy",
        "\"signals\" : 1          | \"signals\" : 1000000000     | hidden1.weights.npy",
        "\"count\" : 2            | \"count\" : 1000000000       | readout.weights.npy",
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
    parts.array("readout.bias.npy", header("<f4", "False", "(50000000,)"));
    parts.array("readout.weights.npy", header("<f4", "False", "(12, 50000000)"));
    parts.store(file);
    setDirectorySize("readout.weights.npy", 2_400_000_128L);
    assertCheap(1 << 22, "the arrays need 260000", "bytes; the file has");
  }

  @Test
  void aDirectoryThatClaimsHugeEntriesTakesNoMemory() throws IOException {
    setDirectorySize("readout.weights.npy", 2_400_000_128L);
    assertCheap(1 << 22, "the entries claim 24000", "bytes; the file has");
  }

  /** The file has a few KB; what a forecast would take is told before it is taken. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "40000000  | with a window of 40000000 rows and 10 neurons would take",
        "499000000 | a forecaster would hold"
      })
  void windowsThatWouldFillTheMemory(int window, String problem) {
    parts.replace("\"window\" : 16", "\"window\" : " + window).store(file);
    assertCheap(1 << 22, problem);
  }

  @Test
  void theMemoryThatAForecasterTakesFollowsTheHeap() {
    ForecastModel model = GoldenModel.model();
    ModelLimits.check(model, 1 << 20);
    assertThatThrownBy(() -> ModelLimits.check(model, 1 << 10))
        .hasMessageContaining("a forecaster with a window of 16 rows and 10 neurons would take")
        .hasMessageContaining("-Xmx");
  }

  @Test
  void aModelBeyondJavasMemoryIsRefused() {
    ArraySpec array = ArraySpec.of("w.npy", NpyType.FLOAT32, 1 << 19, 2);
    // 2^20 floats, twice.
    ModelLimits.check(List.of(array), 1 << 23);
    assertThatThrownBy(() -> ModelLimits.check(List.of(array), (1 << 23) - 1))
        .hasMessageContaining("the model needs 8 MB; Java may use 7 MB")
        .hasMessageContaining("-Xmx");
  }

  @Test
  void aBillionValuesAreTheMost() {
    ArraySpec half = ArraySpec.of("w.npy", NpyType.FLOAT32, 500_000_000);
    ModelLimits.check(List.of(half, half), Long.MAX_VALUE);
    ArraySpec more = ArraySpec.of("w.npy", NpyType.FLOAT32, 500_000_001);
    assertThatThrownBy(() -> ModelLimits.check(List.of(half, more), Long.MAX_VALUE))
        .hasMessageContaining("1000000001 values; at most 1000000000");
    assertThatThrownBy(() -> ArraySpec.of("w.npy", NpyType.FLOAT32, 1L << 32, 1L << 32))
        .hasMessageContaining("out of range");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "<f8 ! False ! (6,)   ! must have type <f4; got <f8",
        ">f4 ! False ! (6,)   ! must have type <f4; got >f4",
        "|O  ! False ! (6,)   ! must have type <f4; got |O",
        "<f4 ! True  ! (6,)   ! must have fortran_order False; got True",
        "<f4 ! False ! (3, 2) ! must have shape (6,); got (3, 2)",
        "<f4 ! False ! (-6,)  ! has no valid NumPy header",
        "<f4 ! Maybe ! (6,)   ! has no valid NumPy header",
      })
  void arraysOfAnotherKind(String type, String fortran, String shape, String problem) {
    byte[] content = Arrays.copyOf(header(type, fortran, shape), 128 + 24);
    assertArrayRefused(content, problem);
  }

  @Test
  void arraysWithBrokenHeaders() {
    byte[] good = parts.entries.get("hidden2.bias.npy");
    byte[] version = good.clone();
    version[6] = 2;
    assertArrayRefused(version, "is not an array in NumPy's format 1.0");
    byte[] length = good.clone();
    length[8] = -1;
    length[9] = -1;
    assertArrayRefused(length, "has a header of 65535 bytes; at most 1024");
    assertArrayRefused(Arrays.copyOf(good, 5), "is not an array in NumPy's format 1.0");
    assertArrayRefused(Arrays.copyOf(good, 60), "has no valid NumPy header");
    assertArrayRefused(
        Arrays.copyOf(good, good.length - 1), "must hold 24 bytes of values; got 23");
    assertArrayRefused(
        Arrays.copyOf(good, good.length + 8), "must hold 24 bytes of values; got 32");
  }

  private void assertArrayRefused(byte[] content, String problem) {
    parts.array("hidden2.bias.npy", content).store(file);
    assertRefused("array 'hidden2.bias.npy' " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hidden1.weights.npy | NaN     | hidden layer 1: weights must be finite; got NaN",
        "hidden2.bias.npy    | -Infinity | hidden layer 2: bias must be finite",
        "hidden2.cost.npy    | 0.5     | spike costs must be finite and at most 0; got 0.5",
        "hidden1.support.npy | 0       | support must be above 0",
        "hidden1.support.npy | 1e9     | supports must be at most 100000 time steps; got 1.0E9",
        "hidden1.refractory-support.npy | 1e15 | refractory supports must be at most 100000",
        "banks.support.npy   | 1e6     | supports of the read-out must be at most",
        "readout.weights.npy | NaN     | read-out weights must be finite",
      })
  void valuesOutOfRange(String name, float value, String problem) {
    byte[] content = parts.entries.get(name).clone();
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putFloat(content.length - 4, value);
    parts.array(name, content).store(file);
    assertRefused(problem);
  }

  @ParameterizedTest
  @CsvSource({"-1, delays must be at least 0", "2000000000, delays must be at most 100000"})
  void delaysOutOfRange(int delay, String problem) {
    byte[] content = parts.entries.get("hidden1.delay.npy").clone();
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length - 4, delay);
    parts.array("hidden1.delay.npy", content).store(file);
    assertRefused(problem);
  }

  @Test
  void aStandardDeviationOfZeroIsRefused() {
    byte[] content = parts.entries.get("standardizer.std.npy").clone();
    Arrays.fill(content, content.length - 8, content.length, (byte) 0);
    parts.array("standardizer.std.npy", content).store(file);
    assertRefused("std finite and above 0");
  }

  @Test
  void aForecasterThatWouldBeHugeIsRefused() {
    parts.replace("\"window\" : 16", "\"window\" : 900000000").store(file);
    // 2 lanes of 900 million steps with 10 neurons are 1.8e10 values.
    assertRefused("a forecaster would hold 1.80e+10 values", "at most 1000000000");
  }

  /** A header as NumPy writes it, without values. */
  private static byte[] header(String type, String fortran, String shape) {
    String text =
        "{'descr': '" + type + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }";
    String padded = text + " ".repeat(117 - text.length()) + "\n";
    return ByteBuffer.allocate(128)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
        .putShort((short) 118)
        .put(padded.getBytes(US_ASCII))
        .array();
  }

  /** Changes both sizes of an entry in the central directory. */
  private void setDirectorySize(String name, long size) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, ISO_8859_1);
    // In a record of the directory the name begins at 46, the sizes at 20.
    int at = text.lastIndexOf(name) - 26;
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(at, (int) size)
        .putInt(at + 4, (int) size);
    Files.write(file, bytes);
  }

  private void assertCheap(long most, String... parts) {
    assertRefused(parts);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    assertThatThrownBy(() -> ModelFile.read(file)).isInstanceOf(InvalidModelException.class);
    assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(most);
  }

  private void assertRefused(String... parts) {
    assertRefused(file, parts);
  }

  static void assertRefused(Path file, String... parts) {
    assertThatThrownBy(() -> ModelFile.read(file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(file + ": cannot read the model: ")
        .hasMessageContainingAll(parts)
        .hasMessageNotContaining("\n");
  }
}
