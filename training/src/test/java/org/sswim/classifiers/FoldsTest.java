package org.sswim.classifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sswim.samples.SampleRange;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.LabelledSequences;

/** Parts of samples: the folds of a comparison, and those that train and that choose. */
class FoldsTest {
  /** 11 samples of a, 23 of b, 7 of c, mixed. */
  private static final int[] LABEL =
      IntStream.range(0, 41).map(i -> i % 6 == 0 ? 2 : i % 4 == 1 ? 0 : 1).toArray();

  private static int[] counts(int[] label) {
    int[] counts = new int[3];
    Arrays.stream(label).forEach(c -> counts[c]++);
    return counts;
  }

  private static LabelledSequences data() {
    List<float[]> values = new ArrayList<>();
    for (int i = 0; i < LABEL.length; i++) {
      values.add(new float[] {i});
    }
    return new LabelledSequences(values, 1, List.of(), LABEL, List.of("a", "b", "c"), null);
  }

  @Test
  void foldsHaveTheirShareOfEveryClass() {
    int[] fold = Folds.of(data(), 4, 5);
    int[] all = counts(LABEL);
    int sum = 0;
    for (int f = 0; f < 4; f++) {
      LabelledSequences inside = Folds.select(data(), fold, f, true);
      LabelledSequences outside = Folds.select(data(), fold, f, false);
      int[] own = counts(inside.label());
      for (int c = 0; c < 3; c++) {
        assertThat(own[c]).isBetween(all[c] / 4, all[c] / 4 + 1);
        assertThat(own[c] + counts(outside.label())[c]).isEqualTo(all[c]);
      }
      assertThat(inside.count()).isBetween(LABEL.length / 4, LABEL.length / 4 + 1);
      sum += inside.count();
      for (int i = 0; i < inside.count(); i++) {
        assertThat(inside.label()[i]).isEqualTo(LABEL[(int) inside.values().get(i)[0]]);
      }
    }
    assertThat(sum).isEqualTo(LABEL.length);
    assertThat(Folds.of(data(), 4, 5)).isEqualTo(fold);
    assertThat(Folds.of(data(), 4, 6)).isNotEqualTo(fold);
  }

  @Test
  void aClassWithFewerSequencesThanFoldsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Folds.of(data(), 8, 0))
        .withMessageContainingAll("class 'c' is too small for 8 folds", "it has 7");
  }

  @Test
  void anOrderHasClassesTogetherAndAShareThatChooses() {
    ClassOrder order = ClassOrder.of(LABEL, 3, 0.2, new SeedStreams(3).stream("order"));
    assertThat(Arrays.stream(order.order()).sorted().toArray()).isEqualTo(numbers());
    int[] all = counts(LABEL);
    for (int c = 0; c < 3; c++) {
      SampleRange train = order.train().get(c);
      SampleRange choose = order.choose().get(c);
      assertThat(choose.count()).isEqualTo((int) Math.round(0.2 * all[c])).isPositive();
      assertThat(train.count() + choose.count()).isEqualTo(all[c]);
      for (SampleRange range : List.of(train, choose)) {
        for (int at = range.start(); at < range.end(); at++) {
          assertThat(order.label()[at]).isEqualTo(c);
          assertThat(LABEL[order.order()[at]]).isEqualTo(c);
        }
      }
    }
    assertThat(order.training().count() + order.choosing().count()).isEqualTo(LABEL.length);
    assertThat(order.choosing().start()).isEqualTo(order.training().end());
  }

  @Test
  void aPartHasTwoOfEveryClassAtLeast() {
    ClassOrder some = ClassOrder.some(LABEL, 3, 0.1, 0.5, new SeedStreams(3).stream("order"));
    // A tenth of 11, 23 and 7 is 1, 2 and 1; of two each, one chooses.
    assertThat(counts(some.label())).containsExactly(2, 2, 2);
    assertThat(some.training().count()).isEqualTo(3);
    assertThat(Arrays.stream(some.order()).distinct().count()).isEqualTo(6);
    ClassOrder none = ClassOrder.of(LABEL, 3, 0, new SeedStreams(3).stream("order"));
    assertThat(none.choosing().count()).isZero();
  }

  private static int[] numbers() {
    return IntStream.range(0, LABEL.length).toArray();
  }

  @Test
  void everySampleChoosesOnceUnlessItIsAlone() {
    int[] label = {0, 1, 1, 1, 0, 1, 2, 1, 0, 0};
    int[] chosen = new int[label.length];
    for (ClassOrder order : ClassOrder.folds(label, 3, 4, new SeedStreams(1).stream("x"))) {
      assertThat(Arrays.stream(order.order()).sorted())
          .hasSize(label.length)
          .doesNotHaveDuplicates();
      for (int i = order.choosing().start(); i < order.choosing().end(); i++) {
        chosen[order.order()[i]]++;
      }
      for (int c = 0; c < 3; c++) {
        assertThat(order.train().get(c).count()).isPositive();
        for (int i = order.train().get(c).start(); i < order.train().get(c).end(); i++) {
          assertThat(order.label()[i]).isEqualTo(c);
        }
      }
    }
    assertThat(chosen).containsExactly(1, 1, 1, 1, 1, 1, 0, 1, 1, 1);
  }
}
