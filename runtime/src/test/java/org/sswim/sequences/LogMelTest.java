package org.sswim.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.sequences.LogMel.Level;

/** Tones, loudness, silence and lengths. */
class LogMelTest {
  private static final float RATE = 8_000;

  private static float[] tone(double hertz, double amplitude, int samples) {
    float[] tone = new float[samples];
    for (int n = 0; n < samples; n++) {
      tone[n] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * n / RATE));
    }
    return tone;
  }

  private static float[] noise(int samples, double amplitude) {
    Random random = new Random(17);
    float[] noise = new float[samples];
    for (int n = 0; n < samples; n++) {
      noise[n] = (float) (amplitude * random.nextGaussian());
    }
    return noise;
  }

  private static int loudest(float[] values, int from, int to) {
    int best = from;
    for (int i = from; i < to; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best - from;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 16, 30, 31})
  void toneIsLoudestInItsBandAtEveryStep(int band) {
    LogMel front = LogMel.defaults();
    double middle = LogMel.MelBank.corners(32, 50, 4_000)[band + 1];
    float[] values = front.steps(tone(middle, 0.5, 1_000), RATE);
    assertThat(values).hasSize(11 * 32);
    for (int t = 0; t < 11; t++) {
      assertThat(loudest(values, t * 32, t * 32 + 32)).isEqualTo(band);
    }
  }

  /**
   * A window of 32 ms at 8 kHz has 256 samples and bins of 31.25 Hz. A tone of amplitude 1/2 at bin
   * 32, 1 kHz, has 1/16 there and 1/64 at each neighbour. One band from 0 with its middle at 1 kHz,
   * 999.9855 mel, ends at 1999.971 mel, 3428.571 Hz (1700^2 / 700 - 700): weights 1, 1 - 31.25/1000
   * and 1 - 31.25/2428.571.
   */
  @Test
  void valueOfATone() {
    LogMel front = new LogMel(32, 32, 1, 0, 1700.0 * 1700 / 700 - 700, 1e-3, Level.FULL_SCALE);
    double energy = 1 / 16.0 + (1 - 31.25 / 1000) / 64 + (1 - 31.25 / 2428.5714) / 64;
    float[] values = front.steps(tone(1_000, 0.5, 512), RATE);
    assertThat(values).hasSize(2);
    assertThat(values[0]).isCloseTo((float) Math.log(1e-3 + energy), within(1e-5f));
    assertThat(values[1]).isCloseTo((float) Math.log(1e-3 + energy), within(1e-5f));
  }

  @Test
  void loudnessIsSeenAgainstFullScaleOnly() {
    LogMel relative = LogMel.defaults();
    assertThat(relative.steps(noise(2_000, 0.3), RATE))
        .usingComparatorWithPrecision(1e-4f)
        .containsExactly(relative.steps(noise(2_000, 0.003), RATE));
    LogMel absolute = relative.withLevel(Level.FULL_SCALE).withFloor(1e-12);
    float[] loud = absolute.steps(noise(2_000, 0.3), RATE);
    float[] quiet = absolute.steps(noise(2_000, 0.003), RATE);
    // A hundredth of the amplitude is 1e-4 of the power.
    assertThat(loud[100] - quiet[100]).isCloseTo((float) Math.log(1e4), within(1e-3f));
  }

  @Test
  void valuesLieBetweenTheFloorAndTheLoudest() {
    float[] samples = noise(2_000, 0.3);
    Arrays.fill(samples, 900, 1_500, 0);
    float[] values = LogMel.defaults().steps(samples, RATE);
    float floor = (float) Math.log(LogMel.defaults().floor());
    float most = (float) Math.log1p(LogMel.defaults().floor());
    assertThat(values).contains(floor, most);
    for (float value : values) {
      assertThat(value).isBetween(floor, most);
    }
  }

  @Test
  void silenceIsTheFloor() {
    for (Level level : Level.values()) {
      LogMel front = LogMel.defaults().withLevel(level).withFloor(1e-6);
      assertThat(front.steps(new float[400], RATE)).containsOnly((float) Math.log(1e-6));
    }
  }

  /** 200 samples a window, 80 a hop: the second step is whole from 280 samples. */
  @Test
  void stepsAreThoseOfWholeWindows() {
    LogMel front = LogMel.defaults();
    assertThat(front.steps(noise(1, 1), RATE)).hasSize(32);
    assertThat(front.steps(noise(279, 1), RATE)).hasSize(32);
    assertThat(front.steps(noise(280, 1), RATE)).hasSize(64);
    assertThat(front.steps(noise(8_000, 1), RATE)).hasSize(98 * 32);
  }

  @Test
  void laterSamplesChangeNoEarlierStep() {
    LogMel front = LogMel.defaults().withLevel(Level.FULL_SCALE).withFloor(1e-9);
    float[] samples = noise(1_000, 0.1);
    float[] before = front.steps(samples, RATE);
    Arrays.fill(samples, 600, 1_000, 1);
    float[] after = front.steps(samples, RATE);
    // Step 5 sees the samples 400 to 599, step 6 those up to 679.
    for (int i = 0; i < 6 * 32; i++) {
      assertThat(after[i]).isEqualTo(before[i]);
    }
    assertThat(after[6 * 32]).isNotEqualTo(before[6 * 32]);
  }

  @Test
  void narrowBandsStillSeeSomething() {
    LogMel front = LogMel.defaults().withBands(200).withLowestHz(0).withHighestHz(4_000);
    float[] values = front.steps(noise(4_000, 0.3), RATE);
    assertThat(values).doesNotContain((float) Math.log(front.floor()));
  }

  @Test
  void highestFrequencyIsHalfTheRate() {
    LogMel front = LogMel.defaults();
    assertThat(
            front.withBands(32).withLowestHz(50).withHighestHz(20_000).steps(noise(1_000, 1), RATE))
        .containsExactly(front.steps(noise(1_000, 1), RATE));
  }

  @Test
  void refusesWhatDoesNotWork() {
    LogMel front = LogMel.defaults();
    assertThatThrownBy(() -> front.withWindowMs(0).withHopMs(10))
        .hasMessageContaining("window", "0.0");
    assertThatThrownBy(() -> front.withWindowMs(25).withHopMs(Double.NaN))
        .hasMessageContaining("hop", "NaN");
    assertThatThrownBy(() -> front.withBands(0).withLowestHz(50).withHighestHz(4_000))
        .hasMessageContaining("1 to 256; got 0");
    assertThatThrownBy(() -> front.withBands(257).withLowestHz(50).withHighestHz(4_000))
        .hasMessageContaining("got 257");
    assertThatThrownBy(() -> front.withBands(8).withLowestHz(400).withHighestHz(400))
        .hasMessageContaining("400.0; got 400.0");
    assertThatThrownBy(() -> front.withLevel(Level.LOUDEST).withFloor(0))
        .hasMessageContaining("floor");
    assertThatThrownBy(() -> front.steps(new float[9], 100)).hasMessageContaining("50.0", "100.0");
    assertThatThrownBy(() -> front.withWindowMs(25).withHopMs(0.01).steps(new float[9], RATE))
        .hasMessageContaining("a hop of 0.01 ms has 0 samples at 8000.0 Hz; it must have 1");
    assertThatThrownBy(() -> front.steps(new float[9], 1e9f)).hasMessageContaining("25000000");
    assertThatThrownBy(
            () -> front.withBands(256).withLowestHz(0).withHighestHz(1).steps(new float[9], RATE))
        .hasMessageContaining("too narrow");
  }
}
