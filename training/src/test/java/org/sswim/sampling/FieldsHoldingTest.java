package org.sswim.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class FieldsHoldingTest {
  private static final int HEIGHT = 6;
  private static final int WIDTH = 9;

  /** A square is found again from all of its inputs, and some square from any of them. */
  @Test
  void squaresHoldTheirInputs() {
    Fields fields = new Fields.Patches(HEIGHT, WIDTH, 4);
    UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(5);
    for (int i = 0; i < 200; i++) {
      int[] field = fields.draw(HEIGHT * WIDTH, random).inputs();
      assertThat(fields.holding(field, HEIGHT * WIDTH)).containsExactly(field);
      int[] some = Arrays.stream(field).filter(p -> random.nextInt(8) == 0).toArray();
      int[] holding = fields.holding(some, HEIGHT * WIDTH);
      assertThat(holding).hasSize(16);
      assertThat(Arrays.stream(holding).boxed().toList())
          .containsAll(Arrays.stream(some).boxed().toList());
      assertThat(holding[15] - holding[0]).isEqualTo(3 * WIDTH + 3);
    }
  }

  /** Pixels (1, 2) and (2, 3): rows 0 to 3 and columns 1 to 4 have them in the middle. */
  @Test
  void squaresHaveThemInTheMiddle() {
    int[] field = new Fields.Patches(HEIGHT, WIDTH, 4).holding(new int[] {11, 21}, 54);
    assertThat(field[0]).isEqualTo(1);
    assertThat(new Fields.Patches(HEIGHT, WIDTH, 9).holding(new int[] {11}, 54)).hasSize(54);
  }

  @Test
  void othersHoldAllOrTheirOwn() {
    assertThat(new Fields.All().holding(new int[] {1}, 3)).containsExactly(0, 1, 2);
    assertThat(new Fields.Delays(1, 2, 5, 3).holding(new int[] {1, 4}, 10)).containsExactly(1, 4);
    assertThatThrownBy(() -> new Fields.Patches(HEIGHT, WIDTH, 4).holding(new int[0], 7))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
