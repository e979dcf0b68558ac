package org.sswim.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The transform agrees with the sum that defines it. */
class PowerSpectrumTest {

  @ParameterizedTest
  @CsvSource({"2, 2", "3, 4", "5, 8", "13, 16", "16, 16", "20, 64"})
  void agreesWithTheSumOfItsDefinition(int window, int size) {
    Random random = new Random(window);
    float[] samples = new float[window + 7];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = random.nextFloat() - 0.5f;
    }
    for (int first : new int[] {0, 3, 9}) {
      double[] power = new double[size / 2 + 1];
      new LogMel.PowerSpectrum(window, size).of(samples, first, power);
      for (int k = 0; k < power.length; k++) {
        assertThat(power[k])
            .isCloseTo(byDefinition(samples, first, window, k, size), within(1e-14));
      }
    }
  }

  private static double byDefinition(float[] samples, int first, int window, int k, int size) {
    double real = 0;
    double imaginary = 0;
    double sum = 0;
    for (int n = 0; n < window; n++) {
      double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * n / window);
      double sample = first + n < samples.length ? samples[first + n] : 0;
      real += hann * sample * Math.cos(2 * Math.PI * k * n / size);
      imaginary += hann * sample * Math.sin(2 * Math.PI * k * n / size);
      sum += hann;
    }
    return (real * real + imaginary * imaginary) / (sum * sum);
  }

  /**
   * A sine of amplitude a is a / 2 at +f and at -f: a^2 / 4 of power, half as much voltage beside.
   */
  @Test
  void sineHasAQuarterOfItsSquaredAmplitude() {
    float[] samples = new float[64];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) (0.8 * Math.sin(2 * Math.PI * 5 * n / 64 + 1));
    }
    double[] power = new double[33];
    new LogMel.PowerSpectrum(64, 64).of(samples, 0, power);
    assertThat(power[5]).isCloseTo(0.16, within(1e-7));
    assertThat(power[4]).isCloseTo(0.04, within(1e-7));
    assertThat(power[6]).isCloseTo(0.04, within(1e-7));
    assertThat(power[8]).isCloseTo(0, within(1e-12));
  }

  @Test
  void refusesWindowsThatDoNotFit() {
    assertThatThrownBy(() -> new LogMel.PowerSpectrum(1, 4)).hasMessageContaining("got 1 and 4");
    assertThatThrownBy(() -> new LogMel.PowerSpectrum(5, 4)).hasMessageContaining("got 5 and 4");
    assertThatThrownBy(() -> new LogMel.PowerSpectrum(5, 12)).hasMessageContaining("got 5 and 12");
  }
}
