package org.sswim.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeedsTest {
  private record Score(String model, int horizon, double rse) {}

  @Test
  void medianMinimumAndMaximumOverTheSeeds() {
    List<Seeds<Score>> rows =
        Seeds.by(
            score -> List.of(score.model(), score.horizon()),
            List.of(
                new Score("s-swim", 6, 0.5),
                new Score("s-swim", 6, 0.3),
                new Score("random", 6, 0.9),
                new Score("s-swim", 6, 0.4),
                new Score("s-swim", 24, 0.7)));
    assertThat(rows)
        .extracting(own -> own.first().model())
        .containsExactly("s-swim", "random", "s-swim");
    assertThat(rows).extracting(own -> own.first().horizon()).containsExactly(6, 6, 24);
    assertThat(rows).extracting(own -> own.scores().size()).containsExactly(3, 1, 1);
    assertThat(rows.get(0).spread(Score::rse)).isEqualTo(new Spread(0.4, 0.3, 0.5));
    assertThat(rows.get(0).range(Score::rse, Double::toString)).isEqualTo("0.3..0.5");
    assertThat(rows.get(1).range(Score::rse, Double::toString)).isEmpty();
  }

  @Test
  void anEvenNumberHasTheMeanOfTheTwoInTheMiddle() {
    assertThat(Spread.of(4, 1, 2, 9)).isEqualTo(new Spread(3, 1, 9));
    assertThat(Spread.of(7)).isEqualTo(new Spread(7, 7, 7));
    assertThat(Spread.of().median()).isNaN();
  }
}
