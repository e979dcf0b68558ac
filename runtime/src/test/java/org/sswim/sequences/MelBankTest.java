package org.sswim.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The scale and its triangles, against values worked out by hand. */
class MelBankTest {

  /** 2595 log10(2), 2595 log10(10) and, as the scale was made for, 1000 mel close to 1000 Hz. */
  @Test
  void scaleHasTheValuesOfItsFormula() {
    assertThat(LogMel.MelBank.mel(0)).isZero();
    assertThat(LogMel.MelBank.mel(700)).isCloseTo(781.1728, within(1e-4));
    assertThat(LogMel.MelBank.mel(6300)).isCloseTo(2595, within(1e-9));
    assertThat(LogMel.MelBank.mel(1000)).isCloseTo(999.9855, within(1e-3));
    for (double hertz : new double[] {0, 50, 440, 4000, 20_000}) {
      assertThat(LogMel.MelBank.hertz(LogMel.MelBank.mel(hertz))).isCloseTo(hertz, within(1e-9));
    }
  }

  /** One band to 6300 Hz has its middle at 1297.5 mel: 700 (sqrt(10) - 1) = 1513.594 Hz. */
  @Test
  void cornersAreEquallyFarApartOnTheScale() {
    double[] corners = LogMel.MelBank.corners(1, 0, 6300);
    assertThat(corners).hasSize(3);
    assertThat(corners[0]).isZero();
    assertThat(corners[1]).isCloseTo(1513.594, within(1e-3));
    assertThat(corners[2]).isCloseTo(6300, within(1e-9));
  }

  /** Corners 10, 20, 40, 50 and bins 0, 5, .. 60: weights of 0, 1/2, 1, 3/4, 1/2, 1/4, 0. */
  @Test
  void energyIsTheSumUnderATriangle() {
    LogMel.MelBank bank = new LogMel.MelBank(new double[] {10, 20, 40, 50}, 5, 13);
    double[] power = new double[13];
    double[] first = new double[13];
    double[] second = new double[13];
    for (int k = 0; k < 13; k++) {
      power[k] = 8;
      first[k] = bank.energy(power, 0);
      second[k] = bank.energy(power, 1);
      power[k] = 0;
    }
    assertThat(first).containsExactly(0, 0, 0, 4, 8, 6, 4, 2, 0, 0, 0, 0, 0);
    assertThat(second).containsExactly(0, 0, 0, 0, 0, 2, 4, 6, 8, 4, 0, 0, 0);
  }

  /** The highest corner may be half the rate, where the last bin is. */
  @Test
  void endsWithTheLastBin() {
    LogMel.MelBank bank = new LogMel.MelBank(new double[] {20, 30, 40}, 10, 5);
    assertThat(bank.energy(new double[] {1, 1, 1, 7, 1}, 0)).isEqualTo(7);
  }
}
