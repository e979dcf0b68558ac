package org.sswim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Candidates;
import org.sswim.comparison.SingleCandidate;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;
import org.sswim.evaluation.ForecastCandidates;

class ModelsTest {
  private static final Candidates<FitTask, Fitted> ALL =
      ForecastCandidates.ALL.with(
          List.of(
              new SingleCandidate<FitTask, Fitted>(
                  FitTask.class,
                  ForecastCandidates.of("trees", task -> (series, block, horizon, out) -> {})) {
                @Override
                public String unavailable() {
                  return "no natives";
                }
              }));

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(err, true, UTF_8);
  private final Console console =
      new Console(new ByteArrayInputStream(new byte[0]), out, out, false);

  @Test
  void whatCannotBeFittedHereIsLeftOutUnlessItIsAskedFor() {
    assertThat(chosen("trees,s-swim", false)).containsExactly("s-swim");
    assertThat(err.toString(UTF_8)).isEqualTo("sswim: trees is left out: no natives\n");
    assertThatThrownBy(() -> chosen("s-swim,trees", true))
        .hasMessage("trees cannot be fitted here: no natives; leave it out of --models");
  }

  @Test
  void nobodyAsksForNativesOfWhatIsNotNamed() {
    assertThat(chosen("s-swim:neurons=5,ridge", true)).containsExactly("ridge", "s-swim:neurons=5");
    assertThat(err.size()).isZero();
  }

  private List<String> chosen(String names, boolean asked) {
    return Models.fitting(ALL, ALL.list(names), asked, console).stream()
        .map(Candidate::label)
        .toList();
  }
}
