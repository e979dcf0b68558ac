package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.classification.Classification;
import org.sswim.classification.Classifier;
import org.sswim.classification.ClassifierModel;

/** The golden files of classifiers: read for ever, always with the same probabilities. */
class GoldenClassifierTest {
  /** Output of golden/classify.py: NumPy, double precision, straight from the definition. */
  private static final double[] SEQUENCE = {
    0.030656174217917456, 0.5299772519457913, 0.43936657383629124
  };

  /** The same of the file of images. */
  private static final double[] IMAGE = {0.14848222591491142, 0.8515177740850886};

  @TempDir Path folder;

  @Test
  void classifiesTheSameSequence() throws URISyntaxException {
    assertSays("classifier-v1.sswim", GoldenClassifier.sequence(), SEQUENCE, 100);
  }

  @Test
  void classifiesTheSameImage() throws URISyntaxException {
    assertSays("classifier-v1-image.sswim", GoldenClassifier.image(), IMAGE, 51);
  }

  private static void assertSays(String name, float[] sequence, double[] expected, long spikes)
      throws URISyntaxException {
    Classification said =
        new Classifier(ModelFormat.CLASSIFIER.read(golden(name))).classify(sequence);
    for (int k = 0; k < expected.length; k++) {
      assertThat((double) said.probabilities()[k]).isCloseTo(expected[k], within(1e-5));
    }
    assertThat(said.best()).isEqualTo(1);
    assertThat(said.spikes()).isEqualTo(spikes);
  }

  @Test
  void theHelperStillMakesTheFiles() throws URISyntaxException {
    Path made = folder.resolve("made.sswim");
    ModelFormat.CLASSIFIER.write(GoldenClassifier.sequences(), made);
    assertThat(made).hasSameBinaryContentAs(golden("classifier-v1.sswim"));
    ModelFormat.CLASSIFIER.write(GoldenClassifier.early(), made);
    assertThat(made).hasSameBinaryContentAs(golden("classifier-v1-early.sswim"));
    ModelFormat.CLASSIFIER.write(GoldenClassifier.images(), made, WeightFormat.INT8);
    assertThat(made).hasSameBinaryContentAs(golden("classifier-v1-image.sswim"));
  }

  @Test
  void readingAndWritingGivesTheSameBytes() throws URISyntaxException {
    Path again = folder.resolve("again.sswim");
    ModelFormat.CLASSIFIER.write(ModelFormat.CLASSIFIER.read(golden("classifier-v1.sswim")), again);
    assertThat(again).hasSameBinaryContentAs(golden("classifier-v1.sswim"));
  }

  @Test
  void trustInEarlyEvidenceIsRead() throws URISyntaxException {
    assertThat(ModelFormat.CLASSIFIER.read(golden("classifier-v1-early.sswim")))
        .usingRecursiveComparison()
        .isEqualTo(GoldenClassifier.early());
  }

  @Test
  void everythingInThemIsRead() throws URISyntaxException {
    assertThat(ModelFormat.CLASSIFIER.read(golden("classifier-v1.sswim")))
        .usingRecursiveComparison()
        .isEqualTo(GoldenClassifier.sequences());
    ClassifierModel images = ModelFormat.CLASSIFIER.read(golden("classifier-v1-image.sswim"));
    ClassifierModel expected = GoldenClassifier.images();
    assertThat(images)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*weights.*", ".*rows.*")
        .isEqualTo(expected);
    assertThat(images.network().readout().weights())
        .containsExactly(expected.network().readout().weights(), within(1 / 127f + 1e-6f));
  }

  private static Path golden(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(GoldenClassifierTest.class.getResource("/golden/" + name)).toURI());
  }
}
