package org.sswim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.evaluation.Candidate;
import org.sswim.evaluation.Candidates;

class ModelsTest {
  private static final Candidates.Source ABSENT =
      new Candidates.Source() {
        @Override
        public String name() {
          return "trees";
        }

        @Override
        public Candidate candidate(List<String> settings) {
          return Candidate.of("trees", task -> (series, block, horizon, out) -> {});
        }

        @Override
        public String unavailable() {
          return "no natives";
        }
      };

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(err, true, UTF_8);
  private final Console console =
      new Console(new ByteArrayInputStream(new byte[0]), out, out, false);

  @Test
  void whatCannotBeFittedHereIsLeftOutUnlessItIsAskedFor() {
    List<Candidate> both = List.of(Candidates.S_SWIM, ABSENT.candidate(List.of()));
    assertThat(ordered(both, false)).containsExactly(Candidates.S_SWIM);
    assertThat(err.toString(UTF_8)).isEqualTo("sswim: trees is left out: no natives\n");
    assertThatThrownBy(() -> ordered(both, true))
        .hasMessage("trees cannot be fitted here: no natives; leave it out of --models");
  }

  @Test
  void nobodyAsksForNativesOfWhatIsNotNamed() {
    assertThat(ordered(List.of(Candidates.S_SWIM), true)).containsExactly(Candidates.S_SWIM);
    assertThat(err.size()).isZero();
  }

  private List<Candidate> ordered(List<Candidate> models, boolean asked) {
    Absent absent = new Absent(asked, console, IllegalArgumentException::new);
    return Models.ordered(List.of(ABSENT), models, absent);
  }
}
