package org.sswim.boosting;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.SingleCandidate;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;

/**
 * Gradient-boosted trees of LightGBM as a row of tables of forecasters: what many would take
 * instead of a network.
 *
 * @see <a href="https://papers.nips.cc/paper/6907">Ke et al. 2017</a>
 */
public final class LightGbm extends SingleCandidate<FitTask, Fitted> {
  /** Its name on the command line. */
  public static final String NAME = "lightgbm";

  private final Supplier<@Nullable String> problem;

  /** The entry for the service loader; nothing native is loaded before it is asked for. */
  public LightGbm() {
    this(Natives::problem);
  }

  /**
   * The same where natives are in some state.
   *
   * @param problem why there are none, or null
   */
  LightGbm(Supplier<@Nullable String> problem) {
    super(FitTask.class, new Candidate<>(NAME, Candidate.Kind.SEEDED, SeriesBoosting::fit));
    this.problem = problem;
  }

  @Override
  public @Nullable String unavailable() {
    return problem.get();
  }
}
