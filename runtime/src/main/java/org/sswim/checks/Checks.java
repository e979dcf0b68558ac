package org.sswim.checks;

import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on arguments, with the message of the exception where one does not hold: {@code
 * Checks.that(rows > 0).or("there must be rows; got %s", rows)}. The parts of a message are found
 * before it is known whether it is said, so they are to be cheap.
 */
public final class Checks {
  private static final Checks HELD = new Checks(null);

  private final @Nullable Function<String, ? extends RuntimeException> refusal;

  private Checks(@Nullable Function<String, ? extends RuntimeException> refusal) {
    this.refusal = refusal;
  }

  /** What must hold, as an {@link IllegalArgumentException} says where it does not. */
  public static Checks that(boolean holds) {
    return that(holds, IllegalArgumentException::new);
  }

  /** What must hold, with the exception of a message where it does not. */
  public static Checks that(boolean holds, Function<String, ? extends RuntimeException> refusal) {
    return holds ? HELD : new Checks(refusal);
  }

  /** What must not hold, as an {@link IllegalArgumentException} says where it does. */
  public static Checks not(boolean holds) {
    return that(!holds);
  }

  /** What must not hold, with the exception of a message where it does. */
  public static Checks not(boolean holds, Function<String, ? extends RuntimeException> refusal) {
    return that(!holds, refusal);
  }

  /**
   * Goes on where the condition is as it must be.
   *
   * @param message a format; plain text where there are no parts
   */
  @SuppressWarnings("AnnotateFormatMethod") // Its annotation is of a library we do without.
  public void or(String message, @Nullable Object... parts) {
    if (refusal != null) {
      throw refusal.apply(parts.length == 0 ? message : message.formatted(parts));
    }
  }

  /** Each value must pass, or the message says which does not. */
  public static void each(String message, float[] values, DoublePredicate passes) {
    for (int i = 0; i < values.length; i++) {
      if (!passes.test(values[i])) {
        throw new IllegalArgumentException(message + "; got " + values[i] + " at index " + i);
      }
    }
  }

  /** Each value must pass, or the message says which does not. */
  public static void each(String message, int[] values, IntPredicate passes) {
    for (int i = 0; i < values.length; i++) {
      if (!passes.test(values[i])) {
        throw new IllegalArgumentException(message + "; got " + values[i] + " at index " + i);
      }
    }
  }

  /** Each value must be finite. */
  public static void finite(String name, float[] values) {
    each(name + " must be finite", values, Double::isFinite);
  }

  /** Each value must be above 0 and finite. */
  public static void positive(String name, float[] values) {
    each(name + " must be above 0", values, value -> value > 0 && Double.isFinite(value));
  }

  /** Each value must be finite and at least 0. */
  public static void notNegative(String name, float[] values) {
    each(name + " must be at least 0", values, value -> value >= 0 && Double.isFinite(value));
  }

  /** The number must lie within two bounds. */
  public static void within(String name, long value, long low, long high) {
    that(value >= low && value <= high).or("%s must lie in %s..%s; got %s", name, low, high, value);
  }

  /** As many must there be as are expected. */
  public static void length(String name, long got, long expected) {
    that(got == expected).or("%s must have length %s; got %s", name, expected, got);
  }

  /** The number must be the one that is expected. */
  public static void same(String name, long got, long expected) {
    that(got == expected).or("%s must be %s; got %s", name, expected, got);
  }

  /** Levels of intervals in per cent must rise between 0 and 100. */
  public static List<Double> levels(List<Double> levels) {
    double before = 0;
    for (double level : levels) {
      that(level > before && level < 100)
          .or("levels must rise and lie between 0 and 100 per cent; got %s", levels);
      before = level;
    }
    return List.copyOf(levels);
  }
}
