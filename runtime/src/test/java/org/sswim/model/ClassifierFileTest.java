package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sswim.classification.Classifier;
import org.sswim.classification.ClassifierModel;
import org.sswim.classification.Coding;
import org.sswim.classification.SampleClassifiers;
import org.sswim.forecasting.ForecastModel;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingNetwork;
import org.sswim.sequences.Grid;

/** Round trips of classifiers, and files of the other kind. */
class ClassifierFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("c.sswim");
  }

  static Stream<ClassifierModel> models() {
    return Stream.of(
        SampleClassifiers.sequences(),
        SampleClassifiers.standardised(),
        SampleClassifiers.vectors(Coding.CURRENT),
        withGrid(SampleClassifiers.vectors(Coding.LATENCY)),
        SampleClassifiers.vectors(Coding.RATE));
  }

  private static ClassifierModel withGrid(ClassifierModel model) {
    return new ClassifierModel(
        List.of("\"quoted\", {json}", "line\nbreak\u0000", "π 🙂 ../../etc"),
        model.coding(),
        List.of("", "π", "a\tb", "c", "d"),
        new Grid(5, 1),
        model.network(),
        model.provenance());
  }

  @ParameterizedTest
  @MethodSource("models")
  void theRoundTripIsExact(ClassifierModel model) {
    ModelFormat.CLASSIFIER.write(model, file);
    ClassifierModel read = ModelFormat.CLASSIFIER.read(file);
    assertThat(read).usingRecursiveComparison().isEqualTo(model);
    float[] sequence = SampleClassifiers.vector(model.coding().vectors() ? 5 : 30, 1);
    assertThat(new Classifier(read).classify(sequence).probabilities())
        .containsExactly(new Classifier(model).classify(sequence).probabilities());
  }

  @ParameterizedTest
  @MethodSource("models")
  void int8WeightsAreClose(ClassifierModel model) throws IOException {
    ModelFormat.CLASSIFIER.write(model, file, WeightFormat.INT8);
    ClassifierModel read = ModelFormat.CLASSIFIER.read(file);
    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*weights.*", ".*rows.*")
        .isEqualTo(model);
    for (int l = 0; l < 2; l++) {
      assertHalfAStep(
          read.network().hidden().layers().get(l).weights(),
          model.network().hidden().layers().get(l).weights());
    }
    assertHalfAStep(read.network().readout().weights(), model.network().readout().weights());
    assertThat(Parts.of(file).json()).contains("\"dtype\" : \"|i1\"");
  }

  private static void assertHalfAStep(float[] read, float[] written) {
    float largest = 0;
    for (float weight : written) {
      largest = Math.max(largest, Math.abs(weight));
    }
    assertThat(read).containsExactly(written, within(largest / 254 + 1e-6f)).isNotEqualTo(written);
  }

  @Test
  void theFormatIsAsDocumented() throws IOException {
    ModelFormat.CLASSIFIER.write(SampleClassifiers.sequences(), file);
    Parts parts = Parts.of(file);
    assertThat(parts.entries.keySet())
        .containsExactly(
            "model.json",
            "model.json.sha256",
            "coding.mean.npy",
            "coding.scale.npy",
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
            "network.readout.bias.npy");
    assertThat(parts.json())
        .contains("\"format\" : \"sswim-classifier\"", "\"formatVersion\" : 1")
        .contains("\"classes\" : [ \"walk\", \"run\", \"rest\" ]")
        .contains("\"signalNames\" : [ \"x\", \"y\" ]")
        .contains("\"coding\" : \"current\"")
        .doesNotContain("grid");
  }

  @Test
  void equalModelsMakeEqualBytes() throws IOException {
    Path two = folder.resolve("two.sswim");
    ModelFormat.CLASSIFIER.write(SampleClassifiers.sequences(), file);
    ModelFormat.CLASSIFIER.write(SampleClassifiers.sequences(), two);
    assertThat(two).hasSameBinaryContentAs(file);
    ModelFormat.CLASSIFIER.write(SampleClassifiers.standardised(), two);
    assertThat(Files.readAllBytes(two)).isNotEqualTo(Files.readAllBytes(file));
  }

  @Test
  void whatCannotBeReadAgainIsNotWritten() throws IOException {
    Files.writeString(file, "old");
    assertWriteFails(named("x".repeat(1 << 17)), "no valid description");
    ClassifierModel model = withSupport((1 << 24) + 2);
    assertWriteFails(model, "supports of the read-out must be at most 16777216 time steps");
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("c.sswim");
    // Rates over a million steps are none too many.
    ModelFormat.CLASSIFIER.write(withSupport(1_000_000), file);
    assertThat(ModelFormat.CLASSIFIER.read(file).network().hidden().banks().support())
        .containsExactly(1_000_000);
  }

  private void assertWriteFails(ClassifierModel model, String problem) {
    assertThatThrownBy(() -> ModelFormat.CLASSIFIER.write(model, file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(file + ": cannot write the model: ")
        .hasMessageContaining(problem);
  }

  private static ClassifierModel named(String name) {
    ClassifierModel model = SampleClassifiers.sequences();
    return new ClassifierModel(
        List.of("a", "b", name),
        model.coding(),
        model.signalNames(),
        null,
        model.network(),
        model.provenance());
  }

  private static ClassifierModel withSupport(float support) {
    ClassifierModel model = GoldenClassifier.images();
    HiddenNetwork hidden = model.network().hidden();
    ReadoutBanks banks = new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {support});
    return new ClassifierModel(
        model.classes(),
        model.coding(),
        model.signalNames(),
        model.grid(),
        new SpikingNetwork(
            new HiddenNetwork(hidden.input(), hidden.layers(), banks), model.network().readout()),
        model.provenance());
  }

  @Test
  void filesOfTheOtherKindAreRefusedInPlainWords() {
    ModelFormat.CLASSIFIER.write(SampleClassifiers.sequences(), file);
    Path forecaster = folder.resolve("f.sswim");
    ModelFile.write(GoldenModel.streaming(), forecaster);
    assertThat(ModelFormat.of(file).name()).isEqualTo("sswim-classifier");
    assertThat(ModelFormat.of(forecaster).holds(ForecastModel.class)).isTrue();
    assertThatThrownBy(() -> ModelFormat.CLASSIFIER.read(forecaster))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage(forecaster + ": cannot read the model: it is a forecaster, not a classifier");
    assertThatThrownBy(() -> ModelFile.read(file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage(file + ": cannot read the model: it is a classifier, not a forecaster");
  }

  @Test
  void kindsOfWhatIsNoModel() throws IOException {
    assertNoKind(folder.resolve("none.sswim"), "there is no such file");
    Files.writeString(file, "a text of more than a few bytes");
    assertNoKind(file, "the file is not a ZIP file");
    ModelFormat.CLASSIFIER.write(SampleClassifiers.sequences(), file);
    Parts.of(file).replace("sswim-classifier", "sswim-painter").store(file);
    assertNoKind(file, "got 'sswim-painter': this is not a model of S-SWIM");
  }

  private static void assertNoKind(Path file, String problem) {
    assertThatThrownBy(() -> ModelFormat.of(file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(file + ": cannot read the model: ")
        .hasMessageContaining(problem);
  }

  @Test
  void unusualFloatsKeepEveryBit() {
    ClassifierModel model = SampleClassifiers.sequences();
    float[] weights = model.network().readout().weights();
    float[] unusual = {-0f, 0f, Float.MIN_VALUE, 0x1.fffffcp-127f, Float.MAX_VALUE, 0.1f};
    System.arraycopy(unusual, 0, weights, 0, unusual.length);
    model.coding().mean()[0] = -0f;
    ModelFormat.CLASSIFIER.write(model, file);
    ClassifierModel read = ModelFormat.CLASSIFIER.read(file);
    assertThat(Arrays.equals(read.network().readout().weights(), weights)).isTrue();
    assertThat(Arrays.equals(read.coding().mean(), model.coding().mean())).isTrue();
  }
}
