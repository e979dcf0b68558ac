package org.sswim.model;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.forecasting.SampleModels;
import org.sswim.network.Provenance;
import org.sswim.network.Readout;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.Problem;
import org.sswim.series.TimeSeries;

/** Round trips, and what happens to the old file when writing fails. */
class ModelFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"SHARED, 0", "JOINT, 0", "SHARED, 12", "JOINT, 5"})
  void theRoundTripIsExact(ChannelMode mode, int skipDelays) {
    ForecastModel model = SampleModels.model(mode, true, true, skipDelays);
    ForecastModel read = roundTrip(model);
    assertThat(read.spec()).isEqualTo(model.spec());
    assertThat(read.channels()).isEqualTo(model.channels());
    assertThat(read.provenance()).isEqualTo(model.provenance());
    assertThat(read.network()).usingRecursiveComparison().isEqualTo(model.network());
    for (int c = 0; c < 3; c++) {
      assertThat(read.standardizer().mean(c)).isEqualTo(model.standardizer().mean(c));
      assertThat(read.standardizer().std(c)).isEqualTo(model.standardizer().std(c));
    }
    TimeSeries series = SampleModels.series(30, null);
    assertThat(read.forecast(series).values()).containsExactly(model.forecast(series).values());
  }

  @Test
  void unusualFloatsKeepEveryBit() {
    ForecastModel model = sample();
    float[] weights = model.network().readout().weights();
    float[] unusual = {
      -0f, 0f, Float.MIN_VALUE, -Float.MIN_VALUE, 0x1.fffffcp-127f, Float.MAX_VALUE, 0.1f
    };
    System.arraycopy(unusual, 0, weights, 0, unusual.length);
    float[] read = roundTrip(model).network().readout().weights();
    assertThat(bits(read)).containsExactly(bits(weights));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, -1, (1L << 53) + 1})
  void seedsKeepAll64Bits(long seed) {
    assertThat(roundTrip(withSeed(seed)).provenance().seed()).isEqualTo(seed);
  }

  @Test
  void namesOfChannelsMayHoldAnything() {
    ForecastModel model = sample();
    List<String> names = List.of("\"quoted\", {json}", "line\nbreak\u0000", "π 🙂 ../../etc");
    ForecastModel renamed =
        new ForecastModel(
            model.network(), model.spec(), names, model.standardizer(), model.provenance());
    assertThat(roundTrip(renamed).channels()).isEqualTo(names);
  }

  @Test
  void arraysLargerThanABufferKeepTheirOrder() {
    ForecastModel model = sample();
    int outputs = 3 * 12_000;
    float[] weights = new float[12 * outputs];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i;
    }
    ForecastModel large =
        new ForecastModel(
            new SpikingNetwork(model.network().hidden(), new Readout(weights, new float[outputs])),
            new ForecastSpec(12, 12_000, ChannelMode.JOINT, true, true),
            model.channels(),
            model.standardizer(),
            model.provenance());
    assertThat(Arrays.equals(roundTrip(large).network().readout().weights(), weights)).isTrue();
  }

  @Test
  void equalModelsMakeEqualBytes() throws IOException {
    Path one = folder.resolve("one.sswim");
    Path two = folder.resolve("two.sswim");
    ModelFile.write(sample(), one);
    ModelFile.write(sample(), two);
    assertThat(one).hasSameBinaryContentAs(two);
    ModelFile.write(withSeed(99), two);
    assertThat(Files.readAllBytes(two)).isNotEqualTo(Files.readAllBytes(one));
  }

  @Test
  void theFormatIsAsDocumented() throws IOException {
    Path file = folder.resolve("m.sswim");
    ModelFile.write(sample(), file);
    Parts parts = Parts.of(file);
    assertThat(parts.entries.keySet())
        .containsExactly(
            "model.json",
            "model.json.sha256",
            "network.hidden.layers.0.delay.npy",
            "network.hidden.layers.0.support.npy",
            "network.hidden.layers.0.refractorySupport.npy",
            "network.hidden.layers.0.cost.npy",
            "network.hidden.layers.0.weights.npy",
            "network.hidden.layers.0.bias.npy",
            "network.hidden.layers.1.delay.npy",
            "network.hidden.layers.1.support.npy",
            "network.hidden.layers.1.refractorySupport.npy",
            "network.hidden.layers.1.cost.npy",
            "network.hidden.layers.1.weights.npy",
            "network.hidden.layers.1.bias.npy",
            "network.hidden.banks.delay.npy",
            "network.hidden.banks.support.npy",
            "network.readout.weights.npy",
            "network.readout.bias.npy",
            "standardizer.mean.npy",
            "standardizer.std.npy",
            "limits.lower.npy",
            "limits.upper.npy",
            "limits.heavy.npy");
    assertThat(parts.json())
        .contains("\"format\" : \"sswim-model\"", "\"formatVersion\" : 1", "\"seed\" : \"5\"");
    // The layout of numpy.lib.format, version 1.0: magic, version, header length, header, values.
    byte[] weights = parts.entries.get("network.hidden.layers.0.weights.npy");
    assertThat(Arrays.copyOf(weights, 10))
        .containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 0x76, 0);
    assertThat(new String(weights, 10, 118, US_ASCII))
        .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (9, 9), }  ")
        .endsWith(" \n");
    assertThat(weights).hasSize(128 + 9 * 9 * 4);
    float first = sample().network().hidden().layers().get(0).weights()[0];
    int bits = Float.floatToRawIntBits(first);
    assertThat(Arrays.copyOfRange(weights, 128, 132))
        .containsExactly(bits, bits >> 8, bits >> 16, bits >> 24);
  }

  @Test
  void writingReplacesTheOldFileAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("m.sswim");
    Files.writeString(file, "old");
    ModelFile.write(sample(), file);
    assertThat(ModelFile.read(file).channels()).isEqualTo(SampleModels.CHANNELS);
    assertThat(names()).containsExactly("m.sswim");
  }

  @Test
  void aFailureLeavesTheOldFile() throws IOException {
    Path file = folder.resolve("m.sswim");
    Files.writeString(file, "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    (OutputStream out) -> {
                      out.write(new byte[1 << 18]);
                      assertThat(names()).hasSize(2).anyMatch(name -> name.endsWith(".tmp"));
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("m.sswim");
  }

  @Test
  void permissionsStay() throws IOException {
    Path file = folder.resolve("m.sswim");
    Files.writeString(file, "old");
    Set<PosixFilePermission> own = PosixFilePermissions.fromString("rw-------");
    Files.setPosixFilePermissions(file, own);
    ModelFile.write(sample(), file);
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(own);
  }

  @Test
  void whatKilledProcessesLeftBehindIsRemoved() throws IOException, InterruptedException {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Path left = folder.resolve(".sswim-" + gone.pid() + "-0.tmp");
    Path living = folder.resolve(".sswim-" + ProcessHandle.current().pid() + "-0.tmp");
    Path other = folder.resolve(".sswim-mine.tmp");
    for (Path file : List.of(left, living, other)) {
      Files.writeString(file, "half");
    }
    // As an export to a folder of tables leaves it.
    Path tables = Files.createDirectory(folder.resolve(".sswim-" + gone.pid() + "-1.tmp"));
    Files.writeString(tables.resolve("README.json"), "half");
    // Of a process that may live on another machine, as its number says nothing of that.
    Path elsewhere = folder.resolve(".sswim-" + gone.pid() + "-2.tmp");
    Files.writeString(elsewhere, "half");
    FileTime longAgo = FileTime.from(Instant.now().minus(2, ChronoUnit.HOURS));
    for (Path file : List.of(left, living, other, tables)) {
      Files.setLastModifiedTime(file, longAgo);
    }
    ModelFile.write(sample(), folder.resolve("m.sswim"));
    assertThat(names())
        .containsExactlyInAnyOrder(
            "m.sswim",
            living.getFileName().toString(),
            other.getFileName().toString(),
            elsewhere.getFileName().toString());
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path file = folder.resolve("m.sswim");
    ModelFile.write(sample(), file);
    Path link = Files.createSymbolicLink(folder.resolve("link.sswim"), file);
    ModelFile.write(withSeed(99), link);
    assertThat(link).isSymbolicLink();
    assertThat(ModelFile.read(file).provenance().seed()).isEqualTo(99);
  }

  @Test
  void placesThatCannotBeWrittenAreNamed() throws IOException {
    Path missing = folder.resolve("none").resolve("m.sswim");
    assertWriteFails(missing, "there is no folder");
    assertThat(folder.resolve("none")).doesNotExist();
    assertWriteFails(folder, "this is a folder");
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertWriteFails(file.resolve("m.sswim"), "is a file, not a folder");
    assertThat(file).hasContent("x");
  }

  @Test
  void devicesAreLeftAlone() {
    Path device = Path.of("/dev/null");
    assumeThat(Files.exists(device)).isTrue();
    assertWriteFails(device, "device or pipe");
    assertThatThrownBy(() -> ModelFile.read(device))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("device or pipe");
    assertThat(Files.isRegularFile(device)).isFalse();
  }

  @Test
  void aFolderWithoutPermissionIsRefused() {
    assumeThat(folder.toFile().setWritable(false)).isTrue();
    // The superuser may write anywhere.
    assumeThat(Files.isWritable(folder)).isFalse();
    assertWriteFails(folder.resolve("m.sswim"), "permission denied");
  }

  private void assertWriteFails(Path file, String... parts) {
    assertThatThrownBy(() -> ModelFile.write(sample(), file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(file + ": cannot write the model: ")
        .hasMessageContainingAll(parts)
        .hasMessageNotContaining("\n");
  }

  private ForecastModel roundTrip(ForecastModel model) {
    Path file = folder.resolve("trip.sswim");
    ModelFile.write(model, file);
    return ModelFile.read(file);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static ForecastModel sample() {
    return SampleModels.model(ChannelMode.JOINT, true, true);
  }

  private static ForecastModel withSeed(long seed) {
    ForecastModel model = sample();
    Provenance old = model.provenance();
    return new ForecastModel(
        model.network(),
        model.spec(),
        model.channels(),
        model.standardizer(),
        new Provenance(old.version(), seed, old.data(), old.options(), old.results()));
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }

  /** A program tells its user what to do by the kind of the problem. */
  @Test
  void problemsAreToldByKind() throws IOException {
    Path file = folder.resolve("m.sswim");
    assertThat(problem(file)).isEqualTo(Problem.UNREADABLE);
    Files.writeString(file, "text");
    assertThat(problem(file)).isEqualTo(Problem.NO_MODEL);
    assertThat(problem(folder)).isEqualTo(Problem.NO_MODEL);
    ModelFile.write(sample(), file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThat(problem(file)).isEqualTo(Problem.DAMAGED_MODEL);
    assertThatThrownBy(() -> ModelFile.write(sample(), folder.resolve("none/m.sswim")))
        .asInstanceOf(type(InvalidModelException.class))
        .extracting(e -> e.fault().problem())
        .isEqualTo(Problem.UNWRITABLE);
    ModelFormat.PANEL.write(GoldenPanel.model(), file);
    assertThat(problem(file)).isEqualTo(Problem.OTHER);
  }

  private static Problem problem(Path file) {
    return catchThrowableOfType(InvalidModelException.class, () -> ModelFile.read(file))
        .fault()
        .problem();
  }
}
