package org.sswim.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Sequences of two signals: step t of sequence i is 100 i + 10 t and that plus 1. */
class SequencesTest {

  private static float[] sequence(int i, int steps) {
    float[] values = new float[2 * steps];
    for (int t = 0; t < steps; t++) {
      values[2 * t] = 100 * i + 10 * t;
      values[2 * t + 1] = values[2 * t] + 1;
    }
    return values;
  }

  @Test
  void wholeSequencesAreTheSamplesOfOneLane() {
    Sequences samples = Sequences.whole(List.of(sequence(1, 3), sequence(2, 3)), 2);
    assertThat(samples.lanes()).isEqualTo(1);
    assertThat(samples.places()).isEqualTo(2);
    assertThat(samples.count()).isEqualTo(2);
    assertThat(samples.steps()).isEqualTo(3);
    assertThat(samples.signals()).isEqualTo(2);
    assertThat(samples.context()).isZero();
    assertThat(samples.sliding()).isFalse();
    assertThat(samples.relative()).isFalse();
    assertThat(samples.value(0, 0, 0, 0)).isEqualTo(100);
    assertThat(samples.value(0, 1, 2, 1)).isEqualTo(221);
    assertThat(samples.firstStep(0, 0)).isZero();
  }

  @Test
  void shorterSequencesBeginLaterAndAllEndAtTheLastStep() {
    Sequences samples = Sequences.whole(List.of(sequence(1, 2), sequence(2, 4), sequence(3, 1)), 2);
    assertThat(samples.steps()).isEqualTo(4);
    assertThat(samples.firstStep(0, 0)).isEqualTo(2);
    assertThat(samples.firstStep(0, 1)).isZero();
    assertThat(samples.firstStep(0, 2)).isEqualTo(3);
    float[][] expected = {{0, 0, 100, 110}, {200, 210, 220, 230}, {0, 0, 0, 300}};
    for (int place = 0; place < 3; place++) {
      for (int step = 0; step < 4; step++) {
        float first = samples.value(0, place, step, 0);
        assertThat(first).isEqualTo(expected[place][step]);
        assertThat(samples.value(0, place, step, 1)).isEqualTo(first > 0 ? first + 1 : 0);
      }
    }
  }

  @Test
  void everyStepOfEverySequenceEndsASample() {
    Sequences samples = Sequences.everyStep(List.of(sequence(1, 5), sequence(2, 5)), 2, 3);
    assertThat(samples.lanes()).isEqualTo(2);
    // Steps 2, 3 and 4 of five end windows of three.
    assertThat(samples.places()).isEqualTo(3);
    assertThat(samples.count()).isEqualTo(6);
    assertThat(samples.steps()).isEqualTo(3);
    assertThat(samples.sliding()).isTrue();
    assertThat(samples.value(1, 0, 2, 0)).isEqualTo(220);
    assertThat(samples.value(1, 2, 0, 1)).isEqualTo(221);
    assertThat(samples.value(0, 2, 2, 0)).isEqualTo(140);
    // Beyond the window, but of the sequence: what neighbours share is read once.
    assertThat(samples.value(0, 0, 4, 0)).isEqualTo(samples.value(0, 2, 2, 0));
    assertThat(samples.firstStep(1, 2)).isZero();
  }

  @Test
  void aWindowAsLongAsTheSequencesLeavesOneSampleEach() {
    assertThat(Sequences.everyStep(List.of(sequence(1, 5)), 2, 5).places()).isEqualTo(1);
  }

  @Test
  void samplesWithoutContextRefuseToReadIt() {
    Sequences samples = Sequences.whole(List.of(sequence(1, 3)), 2);
    assertThatThrownBy(() -> samples.context(0, 0, 0, 0))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("input 0");
  }

  @Test
  void sequencesThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> Sequences.whole(List.of(), 2))
        .hasMessageContaining("need sequences, signals and steps; got 0, 2 and 0");
    assertThatThrownBy(() -> Sequences.whole(List.of(sequence(1, 2), new float[0]), 2))
        .hasMessageContaining("sequence 1 has 0 values");
    assertThatThrownBy(() -> Sequences.whole(List.of(new float[5]), 2))
        .hasMessageContaining("sequence 0 has 5 values")
        .hasMessageContaining("whole number of steps of 2");
    assertThatThrownBy(() -> Sequences.whole(List.of(new float[5]), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sequences.everyStep(List.of(), 2, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sequences.everyStep(List.of(sequence(1, 5)), 2, 0))
        .hasMessageContaining("got 1, 2 and 0");
    assertThatThrownBy(() -> Sequences.everyStep(List.of(sequence(1, 5), sequence(2, 6)), 2, 3))
        .hasMessageContaining("must all have 5 steps; sequence 1 has 6");
    assertThatThrownBy(() -> Sequences.everyStep(List.of(sequence(1, 5)), 2, 6))
        .hasMessageContaining("must all have 6 steps; sequence 0 has 5");
  }
}
