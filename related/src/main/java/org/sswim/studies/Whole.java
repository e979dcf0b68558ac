package org.sswim.studies;

/** Whole numbers in the descriptions of models. */
final class Whole {
  private Whole() {}

  /**
   * Refuses what is not within two bounds.
   *
   * @throws IllegalArgumentException naming the number, its bounds and the value
   */
  static void require(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          name + " must lie in " + low + ".." + high + "; got " + value);
    }
  }
}
