package org.sswim.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EarlyTrustTest {
  private static final EarlyTrust TRUST =
      new EarlyTrust(new int[] {2, 6, 10}, new float[] {0.1f, 0.5f, 1});

  @Test
  void isInterpolatedBetweenStepsAndOneAfterTheLast() {
    assertThat(TRUST.after(1)).isCloseTo(0.1, within(1e-6));
    assertThat(TRUST.after(2)).isCloseTo(0.1, within(1e-6));
    assertThat(TRUST.after(3)).isCloseTo(0.2, within(1e-6));
    assertThat(TRUST.after(8)).isCloseTo(0.75, within(1e-6));
    assertThat(TRUST.after(10)).isEqualTo(1);
    assertThat(TRUST.after(1_000_000_000_000L)).isEqualTo(1);
    assertThat(EarlyTrust.ALWAYS.after(1)).isEqualTo(1);
  }

  @Test
  void refusesWhatIsNoTrust() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EarlyTrust(new int[] {1, 1}, new float[2]))
        .withMessageContaining("steps must rise from at least 1; got [1, 1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EarlyTrust(new int[] {0}, new float[1]))
        .withMessageContaining("steps must rise");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EarlyTrust(new int[] {3}, new float[] {1.5f}))
        .withMessageContaining("trust must lie in [0, 1]; got 1.5 after step 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EarlyTrust(new int[] {3}, new float[0]))
        .withMessageContaining("1 steps need as many values of trust; got 0");
  }

  /** Worked out from the whole: softmax of the trusted share of log probabilities. */
  @Test
  void theStreamTrustsItsEvidenceSoFarAndTheWholeFully() {
    ClassifierModel always = SampleClassifiers.sequences();
    ClassifierModel early =
        always.withEarly(new EarlyTrust(new int[] {1, 4}, new float[] {0.25f, 1}));
    StreamingClassifier sure = new StreamingClassifier(always);
    StreamingClassifier careful = new StreamingClassifier(early);
    float[] sequence = SampleClassifiers.sequence(2 * 6, 4);
    float[] p = new float[3];
    float[] q = new float[3];
    for (int t = 0; t < 6; t++) {
      float[] row = {sequence[2 * t], sequence[2 * t + 1]};
      sure.push(row);
      careful.push(row);
      sure.probabilities(p);
      careful.probabilities(q);
      double trust = t < 3 ? 0.25 * (t + 1) : 1;
      double sum = Math.pow(p[0], trust) + Math.pow(p[1], trust) + Math.pow(p[2], trust);
      for (int k = 0; k < 3; k++) {
        assertThat((double) q[k]).isCloseTo(Math.pow(p[k], trust) / sum, within(1e-5));
      }
      assertThat(careful.best()).isEqualTo(sure.best());
    }
    assertThat(new Classifier(early).classify(sequence).probabilities())
        .containsExactly(new Classifier(always).classify(sequence).probabilities());
  }
}
