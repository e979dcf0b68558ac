package org.sswim.comparison;

import java.util.List;

/**
 * A row without settings: what a class that a jar adds extends, named in {@code
 * META-INF/services/org.sswim.comparison.Candidates$Source}.
 *
 * @param <T> what it is fitted to
 * @param <F> what is fitted
 */
public abstract class SingleCandidate<T extends Task<T>, F> implements Candidates.Source<T, F> {
  private final Class<T> task;
  private final Candidate<T, F> candidate;

  /** A source of one candidate, whose name is in lower case. */
  protected SingleCandidate(Class<T> task, Candidate<T, F> candidate) {
    this.task = task;
    this.candidate = candidate;
  }

  @Override
  public final Class<T> task() {
    return task;
  }

  @Override
  public final String name() {
    return candidate.label();
  }

  @Override
  public final Candidate<T, F> candidate(List<String> settings) {
    Candidates.requireNone(name(), settings);
    return candidate;
  }
}
