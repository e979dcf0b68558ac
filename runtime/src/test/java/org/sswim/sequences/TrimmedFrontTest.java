package org.sswim.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is kept. At 1 kHz a window has 25 samples and a hop 10. */
class TrimmedFrontTest {
  private static final float RATE = 1_000;

  /** A front that hands on the samples it sees. */
  private static final SoundFront SAMPLES =
      new SoundFront() {
        @Override
        public int bands() {
          return 1;
        }

        @Override
        public float[] steps(float[] samples, float rate) {
          assertThat(rate).isEqualTo(RATE);
          return samples;
        }
      };

  private static float[] kept(double depthDb, float... samples) {
    return new TrimmedFront(SAMPLES, depthDb).steps(samples, RATE);
  }

  /** The number of the sample in the last digits, so that what is kept can be told. */
  private static float[] numbered(int samples) {
    float[] numbered = new float[samples];
    for (int n = 0; n < samples; n++) {
      numbered[n] = n * 1e-9f;
    }
    return numbered;
  }

  /** Windows that touch the samples 100 to 119 begin at 80, 90, 100 and 110. */
  @Test
  void keepsFromTheFirstLoudWindowToTheLast() {
    float[] samples = numbered(300);
    Arrays.fill(samples, 100, 120, 0.5f);
    assertThat(kept(30, samples)).containsExactly(Arrays.copyOfRange(samples, 80, 135));
  }

  /** 0.05 of 0.5 is 20 dB less; the quiet end counts at 21 dB, not at 19 dB. */
  @Test
  void depthIsInDecibelsOfPower() {
    float[] samples = new float[200];
    Arrays.fill(samples, 0, 100, 0.5f);
    Arrays.fill(samples, 100, 200, 0.05f);
    assertThat(kept(21, samples)).hasSize(195);
    // The last window with loud samples begins at 90 and ends at 115.
    assertThat(kept(19, samples)).hasSize(115);
  }

  @Test
  void silenceWithinIsKept() {
    float[] samples = new float[300];
    samples[50] = 1;
    samples[250] = -1;
    assertThat(kept(30, samples)).hasSize(275 - 30);
  }

  @Test
  void shortRecordingsAndSilenceAreKept() {
    assertThat(kept(30, new float[24])).hasSize(24);
    assertThat(kept(30, new float[25])).hasSize(25);
    // Nine windows, and seven samples behind the last.
    assertThat(kept(30, new float[112])).hasSize(105);
  }

  @Test
  void hasTheBandsOfTheOther() {
    assertThat(new TrimmedFront(LogMel.defaults(), 30).bands()).isEqualTo(32);
  }

  @Test
  void refusesDepthsBelowZero() {
    assertThatThrownBy(() -> new TrimmedFront(SAMPLES, -1)).hasMessageContaining("got -1.0");
    assertThatThrownBy(() -> new TrimmedFront(SAMPLES, Double.NaN)).hasMessageContaining("NaN");
  }
}
