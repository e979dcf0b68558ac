package org.sswim.boosting;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.Candidate;
import org.sswim.evaluation.Candidates;

/**
 * Gradient-boosted trees of LightGBM as a row of tables of forecasters: what many would take
 * instead of a network.
 *
 * @see <a href="https://papers.nips.cc/paper/6907">Ke et al. 2017</a>
 */
public final class LightGbm implements Candidates.Source {
  /** Its name on the command line. */
  public static final String NAME = "lightgbm";

  private static final Candidate CANDIDATE =
      new Candidate(NAME, Candidate.Kind.SEEDED, false, SeriesBoosting::fit);

  private final Supplier<@Nullable String> problem;

  /** What a service loader finds; nothing native is loaded before it is asked for. */
  public LightGbm() {
    this(Natives::problem);
  }

  /**
   * The same where natives are in some state.
   *
   * @param problem why there are none, or null
   */
  LightGbm(Supplier<@Nullable String> problem) {
    this.problem = problem;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public @Nullable String unavailable() {
    return problem.get();
  }

  @Override
  public Candidate candidate(List<String> settings) {
    if (!settings.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + NAME + "' has no settings of its own; got '" + settings.get(0) + "'");
    }
    return CANDIDATE;
  }
}
