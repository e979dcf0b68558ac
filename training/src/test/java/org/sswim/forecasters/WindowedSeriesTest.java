package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sswim.forecasting.ChannelMode;

/** Value of channel c in row r is 10 r + c; windows of 2 rows. */
class WindowedSeriesTest {

  @Test
  void sharedLanesAreChannels() {
    WindowedSeries shared = TestSeries.counting(6, 3, 2, ChannelMode.SHARED);
    assertThat(shared.lanes()).isEqualTo(3);
    assertThat(shared.signals()).isEqualTo(1);
    assertThat(shared.outputs(4)).isEqualTo(4);
    assertThat(shared.value(2, 5, 0)).isEqualTo(52);
    assertThat(shared.last(1, 3, 0)).isEqualTo(41);
    assertThat(shared.context(0, 4, 0)).isEqualTo(-4);
  }

  @Test
  void theJointLaneHoldsAllChannels() {
    WindowedSeries joint = TestSeries.counting(6, 3, 2, ChannelMode.JOINT);
    assertThat(joint.lanes()).isEqualTo(1);
    assertThat(joint.signals()).isEqualTo(3);
    assertThat(joint.outputs(4)).isEqualTo(12);
    assertThat(joint.value(0, 5, 2)).isEqualTo(52);
    assertThat(joint.last(0, 3, 1)).isEqualTo(41);
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> new WindowedSeries(new float[5], 2, 1, ChannelMode.JOINT))
        .hasMessageContaining("5 values")
        .hasMessageContaining("2 channels");
  }
}
