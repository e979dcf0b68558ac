package org.sswim.spiketrains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CoincidencesTest {
  private static float[] train(int steps, int... spikes) {
    float[] train = new float[steps];
    for (int t : spikes) {
      train[t] = 1;
    }
    return train;
  }

  private static Coincidences of(int window, float[] wanted, float[] fired) {
    Coincidences counted = new Coincidences(window);
    counted.add(wanted, fired, 1, 0);
    return counted;
  }

  @Test
  void isOneForTheSameTrain() {
    float[] train = train(20, 3, 9, 15);
    assertThat(of(0, train, train).factor()).isEqualTo(1);
    assertThat(of(2, train, train).factor()).isEqualTo(1);
  }

  /** By hand: p = 1 - (1 - 2/20)^5 = .40951; (1 - .81902) / 2 / .59049 = .153246. */
  @Test
  void takesOffWhatChanceGives() {
    Coincidences counted = of(2, train(20, 4, 10), train(20, 6, 18));
    assertThat(counted.together()).isEqualTo(1);
    assertThat(counted.factor()).isCloseTo(0.153246, within(1e-6));
  }

  /** By hand: no pair, p = 2/20; (0 - .2) / 2 / .9 = -1/9. */
  @Test
  void isBelowZeroWhereSpikesAvoidEachOther() {
    assertThat(of(0, train(20, 4, 10), train(20, 6, 18)).factor())
        .isCloseTo(-1 / 9.0, within(1e-9));
  }

  @Test
  void everySpikeHasOnePartnerAtMost() {
    assertThat(of(2, train(20, 5), train(20, 4, 5, 6)).together()).isEqualTo(1);
    // 5 goes with 4 and 7 with 8, although 5 and 7 are both near 6.
    assertThat(of(2, train(20, 5, 7), train(20, 4, 6, 8)).together()).isEqualTo(2);
  }

  @Test
  void trainsWithoutSpikes() {
    assertThat(of(2, train(9), train(9)).factor()).isEqualTo(1);
    assertThat(of(2, train(9, 1), train(9)).factor()).isZero();
    assertThat(of(2, train(9), train(9, 1)).factor()).isZero();
    assertThat(of(0, train(2, 0), train(2, 0, 1)).factor()).isZero();
  }

  /** The end of a sequence is no neighbour of the beginning of the next. */
  @Test
  void sequencesAreAddedUp() {
    Coincidences counted = new Coincidences(2);
    counted.add(train(10, 9), train(10), 1, 0);
    counted.add(train(10), train(10, 0), 1, 0);
    assertThat(counted.together()).isZero();
    assertThat(counted.steps()).isEqualTo(20);
  }

  @Test
  void takesOneSignalOfSeveral() {
    Coincidences counted = new Coincidences(0);
    counted.add(new float[] {1, 0, 0, 1}, new float[] {0, 0, 1, 1}, 2, 1);
    assertThat(counted.factor()).isEqualTo(1);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> new Coincidences(-1)).hasMessageContaining("at least 0 steps; got -1");
    assertThatThrownBy(() -> of(0, train(3), train(4))).hasMessageContaining("3 and 4 values");
  }
}
