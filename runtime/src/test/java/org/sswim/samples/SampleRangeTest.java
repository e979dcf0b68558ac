package org.sswim.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleRangeTest {
  private static List<Integer> places(SampleBlock block) {
    return IntStream.range(0, block.count()).map(block::start).boxed().toList();
  }

  @Test
  void lanesAreStaggered() {
    // Places 2 .. 11 of lane l whose number is l modulo 3.
    SampleRange range = new SampleRange(2, 12);
    assertThat(places(range.ofLane(0, 3))).containsExactly(3, 6, 9);
    assertThat(places(range.ofLane(1, 3))).containsExactly(4, 7, 10);
    assertThat(places(range.ofLane(2, 3))).containsExactly(2, 5, 8, 11);
    assertThat(places(range.ofLane(2, 3).part(1, 2))).containsExactly(5, 8);
    // Place 2 is of lane 2; lanes 0 and 1 have none within a range of one place.
    assertThat(places(new SampleRange(2, 3).ofLane(2, 3))).containsExactly(2);
    assertThat(places(new SampleRange(2, 3).ofLane(0, 3))).isEmpty();
    assertThat(places(new SampleRange(2, 2).ofLane(2, 3))).isEmpty();
  }

  @Test
  void someSamplesAreSpreadOverPlacesAndLanes() {
    SampleRange range = new SampleRange(2, 12);
    assertThat(range.spread(2, 8))
        .extracting(SampleBlock::lane)
        .containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
    assertThat(range.spread(1, 4)).extracting(SampleBlock::first).containsExactly(2, 4, 7, 9);
    // All of them where there are no more, and one of each lane where there are many lanes.
    assertThat(range.spread(2, 100)).hasSize(20);
    assertThat(range.spread(30, 8)).hasSize(30);
    assertThat(new SampleRange(2, 2).spread(2, 8)).isEmpty();
  }
}
