package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.comparison.Candidate;

class CandidatesTest {

  @Test
  void everyOneIsFoundByItsName() {
    for (Candidate<FitTask, Fitted> candidate : ForecastCandidates.ALL.all()) {
      assertThat(ForecastCandidates.ALL.named(candidate.label())).isSameAs(candidate);
    }
    assertThat(ForecastCandidates.ALL.all()).extracting(Candidate::label).doesNotHaveDuplicates();
    assertThat(ForecastCandidates.ALL.named("S-SWIM")).hasToString("s-swim");
    assertThat(ForecastCandidates.ALL.list("ridge,s-swim"))
        .extracting(Candidate::label)
        .containsExactly("ridge", "s-swim");
  }

  @Test
  void anUnknownNameIsRefusedWithThoseThatAreKnown() {
    assertThatThrownBy(() -> ForecastCandidates.ALL.named("lstm"))
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
    Candidate<FitTask, Fitted> candidate = ForecastCandidates.ALL.named(label);
    Candidate<FitTask, Fitted> other = ForecastCandidates.ALL.named(spikes);
    assertThat(other.kind()).isEqualTo(candidate.kind());
  }

  @Test
  void simpleRowsSayThatTheyHaveNoSettings() {
    assertThatThrownBy(() -> ForecastCandidates.ALL.named("ridge:moment=values"))
        .hasMessage("'ridge' has no settings of its own; got 'moment=values'");
  }

  @Test
  void othersHaveNone() {
    Candidate<FitTask, Fitted> ridge = ForecastCandidates.ALL.named("ridge");
    assertThat(ridge).returns(false, Candidate::spiking);
    assertThatThrownBy(() -> ForecastCandidates.ALL.named("ridge-spikes"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void gradientsAreToldFromSolvedReadouts() {
    assertThat(ForecastCandidates.ALL.named("s-swim+gradient"))
        .returns(true, Candidate::spiking)
        .returns(true, Candidate::gradients);
    assertThat(ForecastCandidates.ALL.named("s-swim"))
        .returns(true, Candidate::spiking)
        .returns(false, Candidate::gradients);
  }
}
