package org.sswim.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.samples.SampleRange;

class FitSplitTest {
  private static final FitSplit.Part SHORT =
      new FitSplit.Part(4, new SampleRange(0, 700), new SampleRange(700, 900));
  private static final FitSplit.Part LONG =
      new FitSplit.Part(9, new SampleRange(5, 695), new SampleRange(695, 890));

  private static FitSplit split(int stride) {
    return new FitSplit(List.of(SHORT, LONG), stride, true);
  }

  @Test
  void partsShareWhatAllTrainOn() {
    assertThat(split(2).columns()).isEqualTo(9);
    assertThat(split(2).commonTrain()).isEqualTo(new SampleRange(5, 695));
    assertThat(split(2).stride()).isEqualTo(2);
  }

  @Test
  void noStrideStepsOverAWholeRange() {
    assertThat(split(10_000).stride()).isEqualTo(195);
    assertThat(split(195).stride()).isEqualTo(195);
    assertThat(split(194).stride()).isEqualTo(194);
  }

  @Test
  void blocksAreNeighboursOfAboutEqualSize() {
    // 690 places from 5 on in 4 blocks: at 0, 172, 345, 517, 690.
    assertThat(FitSplit.blocks(split(1).commonTrain(), 4))
        .containsExactly(
            new SampleRange(5, 177),
            new SampleRange(177, 350),
            new SampleRange(350, 522),
            new SampleRange(522, 695));
    assertThat(FitSplit.blocks(split(1).commonTrain(), 1)).containsExactly(new SampleRange(5, 695));
  }

  @Test
  void onePartWithEverySample() {
    FitSplit split = FitSplit.of(3, new SampleRange(0, 10), new SampleRange(10, 12));
    assertThat(split.parts())
        .containsExactly(new FitSplit.Part(3, new SampleRange(0, 10), new SampleRange(10, 12)));
    assertThat(split.stride()).isEqualTo(1);
    assertThat(split.refit()).isFalse();
  }

  @Test
  void othersThatChooseNeverTrain() {
    FitSplit split = new FitSplit(List.of(SHORT), 300, true).choosingOn(new SampleRange(800, 820));
    assertThat(split.parts().get(0).choose()).isEqualTo(new SampleRange(800, 820));
    assertThat(split.parts().get(0).train()).isEqualTo(SHORT.train());
    assertThat(split.refit()).isFalse();
    assertThat(split.stride()).isEqualTo(20);
  }

  @Test
  void splitsThatLeaveNothingAreRefused() {
    SampleRange some = new SampleRange(0, 5);
    SampleRange none = new SampleRange(5, 5);
    assertThatThrownBy(() -> new FitSplit.Part(0, some, some)).hasMessageContaining("got 0, 5 and");
    assertThatThrownBy(() -> new FitSplit.Part(1, none, some)).hasMessageContaining("got 1, 0 and");
    assertThatThrownBy(() -> new FitSplit.Part(1, some, none))
        .hasMessageContaining("got 1, 5 and 0");
    assertThatThrownBy(() -> new FitSplit(List.of(), 1, false)).hasMessageContaining("got 0 and 1");
    assertThatThrownBy(() -> split(0)).hasMessageContaining("a stride of at least 1; got 2 and 0");
    FitSplit.Part late = new FitSplit.Part(1, new SampleRange(700, 800), some);
    assertThatThrownBy(() -> new FitSplit(List.of(SHORT, late), 1, false))
        .hasMessageContaining("one starts at 700, another ends at 700");
  }
}
