package org.sswim.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsTest {

  @Test
  void theColumnOfTheClassIsOne() {
    Targets classes = new Targets.Classes(new int[] {2, 0, 1, 2, 0}, 3);
    assertThat(classes.columns()).isEqualTo(3);
    assertThat(classes.signals()).isEqualTo(3);
    assertThat(classes.ofSampleSignals()).isFalse();
    assertThat(classes.head()).isEqualTo(Head.HIGHEST);
    assertThat(classes.complete()).isTrue();
    assertThat(classes.complete(0, 4, 3)).isTrue();
    assertThat(classes.laneWeight(0)).isEqualTo(1);
    assertThat(classes.columnWeight(2)).isEqualTo(1);
    float[] out = {7, 7, 7, 7, 7, 7, 7};
    // Places 1 and 3; what stands behind the block is not touched.
    classes.write(new SampleBlock(0, 1, 2, 2), 3, out);
    assertThat(out).containsExactly(1, 0, 0, 0, 0, 1, 7);
    assertThat(classes.thinned()).isSameAs(classes);
  }

  @Test
  void classesBeyondTheReachAreZero() {
    float[] out = {7, 7, 7, 7, 7, 7};
    new Targets.Classes(new int[] {2, 1}, 3).write(new SampleBlock(0, 0, 2, 1), 2, out);
    assertThat(out).containsExactly(0, 0, 0, 0, 1, 0);
  }

  @Test
  void labelsThatAreNoClassesAreRefused() {
    assertThatThrownBy(() -> new Targets.Classes(new int[] {0, 3}, 3))
        .hasMessageContaining("class of sample 1 must lie in 0..2; got 3");
    assertThatThrownBy(() -> new Targets.Classes(new int[] {-1}, 3))
        .hasMessageContaining("sample 0")
        .hasMessageContaining("got -1");
    assertThatThrownBy(() -> new Targets.Classes(new int[] {0}, 1))
        .hasMessageContaining("at least 2 classes; got 1");
  }

  /** Value of signal k at step t of lane l is 100 l + 10 t + k. */
  private static Targets.Signals signals(boolean spikes) {
    float[][] lanes = new float[2][5 * 2];
    for (int l = 0; l < 2; l++) {
      for (int i = 0; i < 10; i++) {
        lanes[l][i] = 100 * l + 10 * (i / 2) + i % 2;
      }
    }
    return new Targets.Signals(List.of(lanes), 2, 3, spikes);
  }

  @Test
  void signalsAreWantedAtTheLastStepOfEachSample() {
    Targets targets = signals(false);
    assertThat(targets.columns()).isEqualTo(2);
    float[] out = new float[4];
    // Samples of 3 steps at places 0 and 2 of lane 1 end at steps 2 and 4.
    targets.write(new SampleBlock(1, 0, 2, 2), 2, out);
    assertThat(out).containsExactly(120, 121, 140, 141);
    targets.write(new SampleBlock(0, 1, 2, 1), 1, out);
    assertThat(out).containsExactly(30, 0, 40, 0);
  }

  @Test
  void spikeTrainsAreReadAsSpikesAndOthersAsVoltages() {
    assertThat(signals(true).head()).isEqualTo(Head.SPIKES);
    assertThat(signals(false).head()).isEqualTo(Head.VOLTAGES);
  }
}
