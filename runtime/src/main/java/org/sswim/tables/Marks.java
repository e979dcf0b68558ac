package org.sswim.tables;

import org.sswim.checks.Checks;

/**
 * The marks by which a table is written.
 *
 * @param separator what stands between cells, one of {@link #SEPARATORS}, or {@link #AUTO} to tell
 *     it from the first lines
 * @param decimal what stands before decimals, point or comma, or {@link #AUTO} to tell it from the
 *     first rows
 */
public record Marks(char separator, char decimal) {
  /** Stands for what is to be detected. */
  public static final char AUTO = 0;

  /** What may stand between cells. */
  public static final String SEPARATORS = ",;\t|";

  private static final String DETECT = "auto";

  /** Both detected. */
  public static final Marks DETECTED = new Marks(AUTO, AUTO);

  /**
   * A separator by its word: {@code auto}, {@code tab} or itself.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static char separator(String word) {
    char one = word.equalsIgnoreCase("tab") ? '\t' : word.length() == 1 ? word.charAt(0) : AUTO;
    boolean auto = word.equalsIgnoreCase(DETECT);
    Checks.that(auto || SEPARATORS.indexOf(one) >= 0)
        .or("must be auto, tab or one of , ; and | (in quotes); got '%s'", word);
    return auto ? AUTO : one;
  }

  /**
   * What stands before decimals by its word: {@code auto} or itself.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static char decimal(String word) {
    boolean auto = word.equalsIgnoreCase(DETECT);
    Checks.that(auto || word.equals(".") || word.equals(","))
        .or("must be auto, point or comma; got '%s'", word);
    return auto ? AUTO : word.charAt(0);
  }

  /** Checks the characters. */
  public Marks {
    Checks.that(separator == AUTO || SEPARATORS.indexOf(separator) >= 0)
        .or(
            "cells are separated by comma, semicolon, tab or |; got %s",
            Shown.value(String.valueOf(separator)));
    Checks.that(decimal == AUTO || decimal == '.' || decimal == ',')
        .or("decimals come after a point or a comma; got %s", Shown.value(String.valueOf(decimal)));
  }
}
