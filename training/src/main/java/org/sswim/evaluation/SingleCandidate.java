package org.sswim.evaluation;

import java.util.List;

/**
 * A row without settings: what a class that a jar adds extends, named in {@code
 * META-INF/services/org.sswim.evaluation.Candidates$Source}.
 */
public abstract class SingleCandidate implements Candidates.Source {
  private final Candidate candidate;

  /** A source of one candidate, whose name is in lower case. */
  protected SingleCandidate(Candidate candidate) {
    this.candidate = candidate;
  }

  @Override
  public String name() {
    return candidate.label();
  }

  @Override
  public Candidate candidate(List<String> settings) {
    if (!settings.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + name() + "' has no settings of its own; got '" + settings.get(0) + "'");
    }
    return candidate;
  }
}
