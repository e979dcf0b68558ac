package org.sswim.classification;

import java.util.Arrays;
import org.sswim.checks.Checks;

/**
 * How far the evidence for classes is to be trusted before a sequence has ended. After t steps the
 * probabilities are the softmax of {@code trust(t)} times the evidence. Between the steps that are
 * given trust is interpolated, before the first it is that of the first, after the last it is 1.
 *
 * <p>A read-out is made for whole sequences; what a part of one says is too sure. Trust makes
 * {@code p = 0.95} correct in about 95 of 100 cases at every step. Temperature scaling does the
 * same for whole sequences (Guo et al. 2017, arXiv 1706.04599).
 *
 * @param steps rising, at least 1; none for a model whose trust is always 1: {@code [points]}
 * @param trust of the evidence after so many steps, in [0, 1]: {@code [points]}
 */
public record EarlyTrust(int[] steps, float[] trust) {
  /** The evidence is trusted from the first step on. */
  public static final EarlyTrust ALWAYS = new EarlyTrust(new int[0], new float[0]);

  /** Checks that the steps rise and each has its trust. */
  public EarlyTrust {
    Checks.that(steps.length == trust.length)
        .or("%s steps need as many values of trust; got %s", steps.length, trust.length);
    for (int i = 0; i < steps.length; i++) {
      Checks.not(steps[i] < 1 || (i > 0 && steps[i] <= steps[i - 1]))
          .or("steps must rise from at least 1; got %s", Arrays.toString(steps));
      Checks.that(trust[i] >= 0 && trust[i] <= 1)
          .or("trust must lie in [0, 1]; got %s after step %s", trust[i], steps[i]);
    }
  }

  /** Trust after some steps. */
  public double after(long step) {
    int last = steps.length - 1;
    if (last < 0 || step > steps[last]) {
      return 1;
    }
    int next = 0;
    while (steps[next] < step) {
      next++;
    }
    if (next == 0) {
      return trust[0];
    }
    double share = (double) (step - steps[next - 1]) / (steps[next] - steps[next - 1]);
    return trust[next - 1] + share * (trust[next] - trust[next - 1]);
  }
}
