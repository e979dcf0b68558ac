package org.sswim.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.model.ModelFormat;
import org.sswim.samples.Samples;
import org.sswim.sequences.UnusableValueException;

class ScanTest {
  private static final Scan SCAN = new Scan(5, 7, 2);

  /** An image whose pixels are numbers of their places. */
  private static float[] image(int pixels) {
    float[] image = new float[pixels];
    for (int i = 0; i < pixels; i++) {
      image[i] = i / 100f;
    }
    return image;
  }

  @Test
  void quartersComeOneAfterTheOther() {
    assertThat(SCAN.steps()).isEqualTo(24);
    int[] corners = SCAN.corners();
    assertThat(Arrays.copyOf(corners, 12)).containsExactly(0, 1, 2, 7, 8, 9, 3, 4, 5, 10, 11, 12);
    assertThat(Arrays.copyOfRange(corners, 12, 24))
        .containsExactly(14, 15, 16, 21, 22, 23, 17, 18, 19, 24, 25, 26);
  }

  @Test
  void aStepIsAPatch() {
    float[] image = image(35);
    float[] shown = new float[4];
    Samples samples = InputCoding.of(SCAN).samples(List.of(image), 1);
    assertThat(samples.steps()).isEqualTo(24);
    assertThat(samples.signals()).isEqualTo(4);
    for (int t = 0; t < 24; t++) {
      int corner = SCAN.corners()[t];
      float[] patch = {image[corner], image[corner + 1], image[corner + 7], image[corner + 8]};
      SCAN.patch(image, corner, shown);
      assertThat(shown).containsExactly(patch);
      for (int i = 0; i < 4; i++) {
        assertThat(samples.value(0, 0, t, i)).isEqualTo(patch[i]);
      }
    }
  }

  @Test
  void modelsAreKeptAndScanOneImage(@TempDir Path folder) {
    ClassifierModel model = SampleClassifiers.model(InputCoding.of(SCAN), 1);
    Path file = folder.resolve("scan.sswim");
    ModelFormat.CLASSIFIER.write(model, file);
    ClassifierModel read = ModelFormat.CLASSIFIER.read(file);
    assertThat(read.coding().scan()).isEqualTo(SCAN);
    float[] image = image(35);
    Classification said = new Classifier(read).classify(image);
    assertThat(said.probabilities())
        .containsExactly(new Classifier(model).classify(image).probabilities());
    assertThat(said.steps()).isEqualTo(24);
    assertThatThrownBy(() -> new Classifier(read).classify(image(70)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("35 values");
    assertThatThrownBy(() -> new StreamingClassifier(read))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scans each sequence as a whole");
  }

  @Test
  void aFarPixelIsNamed() {
    float[] image = image(35);
    image[30] = 1e30f;
    Classifier classifier = new Classifier(SampleClassifiers.model(InputCoding.of(SCAN), 1));
    assertThatThrownBy(() -> classifier.classify(image))
        .isInstanceOf(UnusableValueException.class)
        .hasMessageContaining("signal 30")
        .hasMessageContaining("too far");
  }

  /** All patches of the image together are 865,000 pixels. */
  @Test
  void patchesAreSeenOneByOne() {
    Scan half = new Scan(60, 60, 30);
    Classifier classifier = new Classifier(SampleClassifiers.model(InputCoding.of(half), 1));
    float[] image = image(half.pixels());
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    assertThat(classifier.classify(image).steps()).isEqualTo(31 * 31);
    assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(1 << 20);
  }

  @Test
  void whatIsNoScanIsRefused() {
    assertThatThrownBy(() -> new Scan(5, 7, 6)).hasMessageContaining("patch");
    assertThatThrownBy(() -> new Scan(1 << 15, 1 << 15, 2)).hasMessageContaining("pixels");
    assertThatThrownBy(() -> InputCoding.of(SCAN).withSignals(34)).hasMessageContaining("image");
  }
}
