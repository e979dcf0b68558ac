package org.sswim.shown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.classification.Classification;

/** The golden files of single spikes: read for ever, always with the same probabilities. */
class GoldenSingleSpikeTest {
  private static final String EVENTS = "single-spike-events.sswim";
  private static final String WINDOWS = "single-spike-windows.sswim";

  /** Output of golden/single_spike.py: NumPy, double precision, straight from the definition. */
  private static final double[] OF_EVENTS = {
    0.35827494715668273, 0.44777298808028837, 0.19395206476302893
  };

  private static final double[] OF_WINDOWS = {
    0.22111651051388592, 0.6419079849706875, 0.1369755045154266
  };

  @TempDir Path folder;

  @Test
  void classifiesTheSameImage() throws URISyntaxException {
    assertSays(EVENTS, OF_EVENTS, 6);
    assertSays(WINDOWS, OF_WINDOWS, 4);
  }

  private static void assertSays(String name, double[] expected, int spikes)
      throws URISyntaxException {
    Classification said =
        SingleSpikeModel.FORMAT
            .read(golden(name))
            .newClassifier()
            .classify(GoldenSingleSpike.image());
    for (int k = 0; k < expected.length; k++) {
      assertThat((double) said.probabilities()[k]).isCloseTo(expected[k], within(1e-5));
    }
    assertThat(said.spikes()).isEqualTo(spikes);
  }

  @Test
  void theHelperStillMakesTheFilesAndReadingLosesNothing() throws URISyntaxException {
    GoldenSingleSpike.main(new String[] {folder.toString()});
    for (String name : new String[] {EVENTS, WINDOWS}) {
      assertThat(folder.resolve(name)).hasSameBinaryContentAs(golden(name));
      SingleSpikeModel read = SingleSpikeModel.FORMAT.read(golden(name));
      SingleSpikeModel.FORMAT.write(read, folder.resolve(name));
      assertThat(folder.resolve(name)).hasSameBinaryContentAs(golden(name));
      assertThat(read.classes()).containsExactly("zwei", "eins", "三");
    }
  }

  private static Path golden(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(GoldenSingleSpikeTest.class.getResource("/golden/" + name)).toURI());
  }
}
