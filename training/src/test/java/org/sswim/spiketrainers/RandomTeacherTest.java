package org.sswim.spiketrainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomTeacherTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 30})
  void firesAtModerateRatesAndAlikeEachTime(int hidden) {
    TeacherData data = new TeacherData(20, 0, hidden, 6, 30, 100);
    TeacherData.Trains drawn = data.draw(4);
    double[] rate = new double[6];
    for (float[] train : drawn.targets()) {
      for (int v = 0; v < train.length; v++) {
        rate[v % 6] += train[v] / 3000;
      }
    }
    for (double own : rate) {
      assertThat(own).isBetween(0.02, 0.25);
    }
    assertThat(data.draw(4).targets().get(3)).isEqualTo(drawn.targets().get(3));
    assertThat(data.draw(5).targets().get(3)).isNotEqualTo(drawn.targets().get(3));
  }

  @Test
  void refusesWhatIsNoTeacher() {
    assertThatThrownBy(() -> new TeacherData(1, 0, -1, 1, 1, 1)).hasMessageContaining("[-1, 0]");
  }
}
