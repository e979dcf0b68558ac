package org.sswim.spiketrainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RandmanTest {

  @Test
  void everyUnitFiresOnce() {
    Randman.Points points = new Randman(2, 7, 2, 5, 0).draw(20, 50, 1);
    for (float[] train : points.spikes()) {
      for (int i = 0; i < 7; i++) {
        int spikes = 0;
        for (int t = 0; t < 50; t++) {
          spikes += (int) train[t * 7 + i];
        }
        assertThat(spikes).isEqualTo(1);
      }
    }
  }

  @Test
  void spikesUseTheWholeTimeAndFollowTheCoordinates() {
    Randman manifold = new Randman(1, 1, 2, 5, 0);
    int least = 100;
    int most = 0;
    int before = time(manifold, 0);
    for (int n = 1; n <= 1000; n++) {
      int now = time(manifold, n / 1000.0);
      assertThat(Math.abs(now - before)).isLessThan(10);
      least = Math.min(least, now);
      most = Math.max(most, now);
      before = now;
    }
    assertThat(least).isLessThan(3);
    assertThat(most).isGreaterThan(96);
  }

  private static int time(Randman manifold, double x) {
    float[] train = manifold.spikes(new double[] {x}, 100);
    int t = 0;
    while (train[t] == 0) {
      t++;
    }
    return t;
  }

  @Test
  void classesAreManifoldsOfTheirOwnAndSeedsRepeat() {
    double[] point = {0.3};
    float[] spikes = new Randman(1, 10, 2, 5, 0).spikes(point, 60);
    assertThat(new Randman(1, 10, 2, 5, 0).spikes(point, 60)).isEqualTo(spikes);
    assertThat(new Randman(1, 10, 2, 5, 1).spikes(point, 60)).isNotEqualTo(spikes);
    assertThat(new Randman(1, 10, 2, 6, 0).spikes(point, 60)).isNotEqualTo(spikes);
  }

  @Test
  void refusesWhatIsNoManifold() {
    assertThatThrownBy(() -> new Randman(0, 1, 2, 5, 0)).hasMessageContaining("got 0 and 1");
    assertThatThrownBy(() -> new Randman(2, 1, 2, 5, 0).spikes(new double[1], 9))
        .hasMessageContaining("2 coordinates");
  }
}
