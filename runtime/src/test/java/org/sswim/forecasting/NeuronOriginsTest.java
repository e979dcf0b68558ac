package org.sswim.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.sswim.series.SamplingInterval;
import org.sswim.series.Timeline;

class NeuronOriginsTest {
  /** Two neurons of one pair each: windows from rows 3 and 5, and from rows 0 and 7. */
  private static NeuronOrigins undated() {
    return new NeuronOrigins(
        1,
        new int[] {3, 0, 5, 1, 2, 0, 1, 7, 0, 3},
        new float[] {-1, 2, -3, -0.5f},
        new float[] {1, -0.25f},
        new double[0]);
  }

  @Test
  void pairsAreReadBack() {
    NeuronOrigins.Pair first = undated().pair(0, 0);
    assertThat(first.silent()).isEqualTo(new NeuronOrigins.Window(3, 0, -1, null));
    assertThat(first.firing()).isEqualTo(new NeuronOrigins.Window(5, 1, 2, null));
    assertThat(first.row()).isEqualTo(2);
    assertThat(first.mixing()).isEqualTo(1);
    assertThat(first.separated()).isTrue();
    // Both voltages lie below the threshold.
    assertThat(undated().pair(1, 0).separated()).isFalse();
  }

  @Test
  void datesAreThoseOfTheLastRows() {
    LocalDateTime start = LocalDateTime.of(2024, 2, 28, 22, 30, 0, 500_000_000);
    Timeline hourly = Timeline.every(start, SamplingInterval.of(Duration.ofHours(1)), 12);
    NeuronOrigins dated = undated().withDates(hourly, 4);
    // A window of 4 rows from row 3 ends with row 6.
    assertThat(dated.pair(0, 0).silent().end()).isEqualTo(start.plusHours(6));
    assertThat(dated.pair(1, 0).firing().end()).isEqualTo(start.plusHours(10));
    assertThat(dated.withDates(null, 4).pair(0, 0).silent().end()).isNull();
  }

  @Test
  void selectionsKeepWhatBelongsTogether() {
    NeuronOrigins all = undated();
    NeuronOrigins swapped = all.select(new int[] {1, 0});
    assertThat(swapped.neurons()).isEqualTo(2);
    assertThat(swapped.pair(0, 0)).isEqualTo(all.pair(1, 0));
    assertThat(swapped.pair(1, 0)).isEqualTo(all.pair(0, 0));
  }

  @Test
  void shapesMustFit() {
    assertThatThrownBy(
            () -> new NeuronOrigins(2, new int[5], new float[2], new float[1], new double[0]))
        .hasMessageContaining("2 pairs and 1 mixing weights");
    assertThatThrownBy(
            () -> new NeuronOrigins(1, new int[4], new float[2], new float[1], new double[0]))
        .hasMessageContaining("windows of origins must have length 5; got 4");
    assertThatThrownBy(
            () -> new NeuronOrigins(1, new int[5], new float[2], new float[1], new double[1]))
        .hasMessageContaining("ends of origins must have length 2; got 1");
    assertThatThrownBy(() -> undated().pair(2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
