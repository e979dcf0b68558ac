package org.sswim.shown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.classification.Classification;

/** The golden file of clocked neurons: read for ever, always with the same probabilities. */
class GoldenClockedTest {
  /** Output of golden/clocked.py: NumPy, double precision, straight from the definition. */
  private static final double[] IMAGE = {
    0.7087673224495045, 0.12527296406990138, 0.16595971348059413
  };

  private static final double[] CODES = {
    0.059882299748829484, 0.05878245952566038, 0.8813352407255102
  };

  private static final double[] BLOCKS = {
    0.459067661685169, 0.00422786699879857, 0.5367044713160324
  };

  @TempDir Path folder;

  @Test
  void classifiesTheSameImage() throws URISyntaxException {
    assertSays(golden("clocked-images.sswim"), IMAGE, 135);
  }

  @Test
  void classifiesTheSameByCodes() throws URISyntaxException {
    assertSays(golden("clocked-codes.sswim"), CODES, 69);
  }

  @Test
  void classifiesTheSameByBlocks() throws URISyntaxException {
    assertSays(golden("clocked-blocks.sswim"), BLOCKS, 100);
  }

  private static void assertSays(Path file, double[] expected, int spikes) {
    Classification said =
        ClockedModel.FORMAT.read(file).newClassifier().classify(GoldenClocked.image());
    for (int k = 0; k < expected.length; k++) {
      assertThat((double) said.probabilities()[k]).isCloseTo(expected[k], within(1e-5));
    }
    assertThat(said.spikes()).isEqualTo(spikes);
  }

  @Test
  void theHelperStillMakesTheFileAndReadingLosesNothing() throws URISyntaxException {
    assertMakes(GoldenClocked.images(), golden("clocked-images.sswim"));
    assertMakes(GoldenClocked.codes(), golden("clocked-codes.sswim"));
    assertMakes(GoldenClocked.blocks(), golden("clocked-blocks.sswim"));
  }

  private void assertMakes(ClockedModel model, Path file) {
    Path made = folder.resolve("made.sswim");
    ClockedModel.FORMAT.write(model, made);
    assertThat(made).hasSameBinaryContentAs(file);
    ClockedModel read = ClockedModel.FORMAT.read(file);
    ClockedModel.FORMAT.write(read, made);
    assertThat(made).hasSameBinaryContentAs(file);
    assertThat(read.classes()).containsExactly("zwei", "eins", "三");
    assertThat(read.provenance()).isEqualTo(model.provenance());
  }

  private static Path golden(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(GoldenClockedTest.class.getResource("/golden/" + name)).toURI());
  }
}
