package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.classification.Classification;
import org.sswim.clocked.ClockedModel;

/** The golden file of clocked neurons: read for ever, always with the same probabilities. */
class GoldenClockedTest {
  /** Output of golden/clocked.py: NumPy, double precision, straight from the definition. */
  private static final double[] IMAGE = {
    0.7087673224495045, 0.12527296406990138, 0.16595971348059413
  };

  @TempDir Path folder;

  @Test
  void classifiesTheSameImage() throws URISyntaxException {
    Classification said =
        ClockedFile.read(golden()).newClassifier().classify(GoldenClocked.image());
    for (int k = 0; k < IMAGE.length; k++) {
      assertThat((double) said.probabilities()[k]).isCloseTo(IMAGE[k], within(1e-5));
    }
    assertThat(said.spikes()).isEqualTo(135);
  }

  @Test
  void theHelperStillMakesTheFileAndReadingLosesNothing() throws URISyntaxException {
    Path made = folder.resolve("made.sswim");
    ClockedFile.write(GoldenClocked.images(), made);
    assertThat(made).hasSameBinaryContentAs(golden());
    ClockedModel read = ClockedFile.read(golden());
    ClockedFile.write(read, made);
    assertThat(made).hasSameBinaryContentAs(golden());
    assertThat(read.classes()).containsExactly("zwei", "eins", "三");
    assertThat(read.provenance()).isEqualTo(GoldenClocked.images().provenance());
  }

  private static Path golden() throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(GoldenClockedTest.class.getResource("/golden/clocked-v1.sswim"))
            .toURI());
  }
}
