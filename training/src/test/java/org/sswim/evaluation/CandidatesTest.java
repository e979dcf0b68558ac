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
    "s-swim, s-swim-spikes",
    "gradient-random, gradient-random-spikes",
    "s-swim+gradient, s-swim-spikes+gradient"
  })
  void networksHaveACandidateOfSpikesOnly(String label, String spikes) {
    Candidate candidate = Candidates.named(label);
    Candidate other = Candidates.named(spikes);
    assertThat(candidate).returns(false, Candidate::spikesOnly);
    assertThat(other).returns(true, Candidate::spikesOnly);
    assertThat(other.kind()).isEqualTo(candidate.kind());
  }

  @Test
  void othersHaveNone() {
    Candidate ridge = Candidates.named("ridge");
    assertThat(ridge).returns(false, Candidate::spiking).returns(false, Candidate::spikesOnly);
    assertThatThrownBy(() -> Candidates.named("ridge-spikes"))
        .isInstanceOf(IllegalArgumentException.class);
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
