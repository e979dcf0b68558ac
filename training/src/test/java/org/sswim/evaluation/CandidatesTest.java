package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.forecasters.Start;

class CandidatesTest {

  @Test
  void everyOneIsFoundByItsName() {
    for (Candidate candidate : Candidates.all()) {
      assertThat(Candidates.named(candidate.label())).isSameAs(candidate);
    }
    assertThat(Candidates.all()).extracting(Candidate::label).doesNotHaveDuplicates();
    assertThat(Candidates.S_SWIM).hasToString("s-swim");
    assertThat(Candidates.list("ridge,s-swim"))
        .containsExactly(Candidates.named("ridge"), Candidates.S_SWIM);
  }

  @Test
  void anUnknownNameIsRefusedWithThoseThatAreKnown() {
    assertThatThrownBy(() -> Candidates.named("lstm"))
        .hasMessageContaining("'lstm'")
        .hasMessageContaining(
            "persistence, seasonal-naive, drift, mean, theta, ridge, random, uniform-pairs,");
  }

  @ParameterizedTest
  @CsvSource({
    "s-swim, s-swim+skip",
    "gradient-random, gradient-random+skip",
    "s-swim+gradient, s-swim+skip+gradient"
  })
  void networksHaveACandidateWithSkipSynapses(String label, String skipping) {
    Candidate candidate = Candidates.named(label);
    Candidate other = Candidates.withSkip(candidate);
    assertThat(other).hasToString(skipping).returns(true, Candidate::skip);
    assertThat(other.kind()).isEqualTo(candidate.kind());
    assertThat(Candidates.withSkip(other)).isSameAs(other);
  }

  @Test
  void othersHaveNone() {
    Candidate ridge = Candidates.named("ridge");
    assertThat(Candidates.withSkip(ridge)).isSameAs(ridge);
    assertThat(ridge).returns(false, Candidate::spiking).returns(false, Candidate::skip);
  }

  @Test
  void everyStartHasACandidate() {
    assertThat(Candidates.starts()).containsExactlyInAnyOrder(Start.values());
  }

  @Test
  void gradientsAreToldFromSolvedReadouts() {
    assertThat(Candidates.named("s-swim+gradient"))
        .returns(true, Candidate::spiking)
        .returns(true, Candidate::gradients);
    assertThat(Candidates.S_SWIM)
        .returns(true, Candidate::spiking)
        .returns(false, Candidate::gradients);
  }
}
