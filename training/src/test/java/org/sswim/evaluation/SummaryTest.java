package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {

  private static Score score(Candidate model, int horizon, long seed, double rse) {
    return new Score(
        model,
        horizon,
        seed,
        rse,
        1 - rse,
        10 * rse,
        2 * rse,
        3,
        40,
        1000 + seed,
        0.25,
        Map.of("own", 4 * rse));
  }

  @Test
  void medianMinimumAndMaximumOverTheSeeds() {
    List<Summary> summaries =
        Summary.of(
            List.of(
                score(Candidates.S_SWIM, 6, 1, 0.5),
                score(Candidates.S_SWIM, 6, 2, 0.3),
                score(Candidates.named("random"), 6, 1, 0.9),
                score(Candidates.S_SWIM, 6, 3, 0.4),
                score(Candidates.S_SWIM, 24, 1, 0.7)));
    assertThat(summaries)
        .extracting(Summary::model)
        .containsExactly(Candidates.S_SWIM, Candidates.named("random"), Candidates.S_SWIM);
    assertThat(summaries).extracting(Summary::horizon).containsExactly(6, 6, 24);
    assertThat(summaries).extracting(Summary::seeds).containsExactly(3, 1, 1);
    Summary first = summaries.get(0);
    assertThat(first.rse()).isEqualTo(new Summary.Spread(0.4, 0.3, 0.5));
    assertThat(first.mse()).isEqualTo(new Summary.Spread(4, 3, 5));
    assertThat(first.mae().median()).isCloseTo(0.8, within(1e-15));
    assertThat(first.r2().max()).isCloseTo(0.7, within(1e-15));
    assertThat(first.parameters()).isEqualTo(1002);
    assertThat(first.neurons()).isEqualTo(40);
    assertThat(first.spikeRate().median()).isEqualTo(0.25);
    assertThat(first.fitSeconds().median()).isEqualTo(3);
    assertThat(first.more()).isEqualTo(Map.of("own", new Summary.Spread(1.6, 1.2, 2)));
  }

  @Test
  void anEvenNumberHasTheMeanOfTheTwoInTheMiddle() {
    assertThat(Summary.Spread.of(4, 1, 2, 9)).isEqualTo(new Summary.Spread(3, 1, 9));
    assertThat(Summary.Spread.of(7)).isEqualTo(new Summary.Spread(7, 7, 7));
  }
}
