package org.sswim.model;

/** Gives the values of arrays, each a Java array of its type. */
@FunctionalInterface
interface ArraySource {
  /**
   * Reads an array.
   *
   * @throws IllegalArgumentException if it is damaged or not as said
   */
  Object read(ArraySpec array);
}
