package org.sswim.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sswim.training.FitProgress;

class ComparisonTest {
  private record Text(String text) implements Task<Text> {
    @Override
    public Text with(List<String> settings) {
      return new Text(text + settings);
    }
  }

  private static final Candidate<Text, String> PLAIN =
      new Candidate<>("plain", Candidate.Kind.PLAIN, Text::text);
  private static final Candidate<Text, String> DRAWN =
      new Candidate<>("drawn", Candidate.Kind.SOLVED, Text::text);

  private final List<String> fitted = new ArrayList<>();

  private String score(Candidate<Text, String> model, @Nullable Long seed, FitProgress progress) {
    fitted.add(model + " " + seed);
    return model.fit().apply(new Text(model + " " + seed));
  }

  @Test
  void seedsAreFittedOneAfterTheOtherAndScoresComeByModel() {
    List<String> scores =
        new Comparison<>(List.of(DRAWN, PLAIN), 2, 7).run(this::score, FitProgress.NONE);
    assertThat(fitted).containsExactly("plain null", "drawn 7", "drawn 8");
    assertThat(scores).containsExactly("drawn 7", "drawn 8", "plain null");
  }

  @Test
  void whatIsKnownIsNotFittedAndTheRestIsKept() {
    List<String> kept = new ArrayList<>();
    List<String> scores =
        new Comparison<>(List.of(PLAIN, DRAWN), 2, 0)
            .run(
                this::score,
                new Comparison.Memory<>() {
                  @Override
                  public @Nullable String known(String model, @Nullable Long seed) {
                    return seed != null && seed == 0 ? model + " from before" : null;
                  }

                  @Override
                  public void keep(String model, @Nullable Long seed, String score) {
                    kept.add(score);
                  }
                },
                FitProgress.NONE);
    assertThat(fitted).containsExactly("plain null", "drawn 1").isEqualTo(kept);
    assertThat(scores).containsExactly("plain null", "drawn from before", "drawn 1");
  }

  @Test
  void progressEndsAtOne() {
    List<Double> shares = new ArrayList<>();
    new Comparison<>(List.of(PLAIN, DRAWN), 3, 0)
        .run(this::score, (share, what) -> shares.add(share));
    assertThat(shares).isSorted().hasSize(5).endsWith(1.0);
    assertThatThrownBy(() -> new Comparison<>(List.of(PLAIN), 0, 0))
        .hasMessageContaining("needs models and seeds; got 1 and 0");
  }
}
