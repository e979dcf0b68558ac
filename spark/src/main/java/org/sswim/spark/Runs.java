package org.sswim.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is made of each run of neighbours that are alike.
 *
 * @param <T> the neighbours
 * @param <R> what is made of a run
 */
final class Runs<T, R> implements Iterator<R> {
  private final Iterator<T> all;
  private final Function<T, ?> likeness;
  private final Function<List<T>, R> made;
  private @Nullable T ahead;

  /**
   * Runs.
   *
   * @param likeness is equal of neighbours that are alike
   */
  Runs(Iterator<T> all, Function<T, ?> likeness, Function<List<T>, R> made) {
    this.all = all;
    this.likeness = likeness;
    this.made = made;
    ahead = following();
  }

  private @Nullable T following() {
    return all.hasNext() ? all.next() : null;
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  @Override
  public R next() {
    T first = ahead;
    if (first == null) {
      throw new NoSuchElementException();
    }
    List<T> run = new ArrayList<>();
    for (T own = first;
        own != null && likeness.apply(own).equals(likeness.apply(first));
        own = ahead) {
      run.add(own);
      ahead = following();
    }
    return made.apply(run);
  }
}
