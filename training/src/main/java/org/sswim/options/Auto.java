package org.sswim.options;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An option that is given, or left to the data: the one way in which options say so. Immutable, and
 * equal to another of the same value.
 *
 * @param <T> type of the value
 */
public final class Auto<T> {
  /** How an automatic choice is written. */
  public static final String WORD = "auto";

  private static final Auto<?> AUTO = new Auto<>(null);

  private final @Nullable T given;

  private Auto(@Nullable T given) {
    this.given = given;
  }

  /** The data chooses. */
  public static <T> Auto<T> auto() {
    @SuppressWarnings("unchecked") // Holds nothing of any type.
    Auto<T> auto = (Auto<T>) AUTO;
    return auto;
  }

  /** A value. */
  public static <T> Auto<T> of(T value) {
    return new Auto<>(Objects.requireNonNull(value));
  }

  /** Whether the data chooses. */
  public boolean isAuto() {
    return given == null;
  }

  /**
   * The value.
   *
   * @throws NoSuchElementException if the data chooses
   */
  public T value() {
    if (given == null) {
      throw new NoSuchElementException("there is no value: it is left to the data");
    }
    return given;
  }

  /** The value, or another where the data chooses. */
  public T or(T other) {
    return given == null ? other : given;
  }

  /** The same with the value as a function gives it; automatic stays automatic. */
  public <R> Auto<R> map(Function<? super T, ? extends R> function) {
    return given == null ? auto() : of(function.apply(given));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Auto<?> that && Objects.equals(given, that.given);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(given);
  }

  /** The value as text, or {@value #WORD}. */
  @Override
  public String toString() {
    return given == null ? WORD : given.toString();
  }
}
