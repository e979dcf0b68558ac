package org.sswim.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.stored.Axes;

/** The {@link Axes} of a component of a record, and their sizes in one. */
final class Shape {
  private final List<String> axes;
  private final int scaled;

  /** What gives the size of each; null for numbers and for what is left. */
  private final List<@Nullable Method> sizes = new ArrayList<>();

  Shape(Axes axes, Class<?> owner) {
    this.axes = List.of(axes.value());
    scaled = this.axes.indexOf(axes.scaled());
    for (String axis : this.axes) {
      sizes.add(method(owner, axis));
    }
  }

  private static @Nullable Method method(Class<?> owner, String name) {
    try {
      Method method = owner.getDeclaredMethod(name);
      method.setAccessible(true);
      Class<?> size = method.getReturnType();
      boolean own =
          size == int.class || size == long.class || Collection.class.isAssignableFrom(size);
      return own ? method : null;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  /** Their names. */
  List<String> axes() {
    return axes;
  }

  /** Whether weights may take a byte each. */
  boolean scaled() {
    return scaled >= 0;
  }

  /** The axis along which they then have scales. */
  int scaledAxis() {
    return scaled;
  }

  /** What shares a scale. */
  Int8Weights.Rows rows() {
    return scaled == 0 ? Int8Weights.Rows.INPUTS : Int8Weights.Rows.OUTPUTS;
  }

  /**
   * The size of each axis.
   *
   * @param owner the record
   * @param length number of values, above 0
   * @throws IllegalArgumentException if they are not as many as the axes say
   */
  long[] sizes(Object owner, int length) {
    long[] out = new long[axes.size()];
    int rest = -1;
    long product = 1;
    for (int a = 0; a < out.length; a++) {
      out[a] = size(owner, a);
      if (out[a] < 0) {
        rest = a;
      } else {
        product *= Math.max(1, out[a]);
      }
    }
    if (rest >= 0) {
      out[rest] = length / product;
      product *= out[rest];
    }
    Checks.that(product == length)
        .or("an array of axes %s has %s values, not %s", axes, length, product);
    return out;
  }

  /** Below 0 for what is left. */
  private long size(Object owner, int axis) {
    Method method = sizes.get(axis);
    if (method == null) {
      String name = axes.get(axis);
      return name.matches("\\d+") ? Integer.parseInt(name) : -1;
    }
    try {
      Object size = method.invoke(owner);
      return size instanceof Collection<?> all ? all.size() : ((Number) size).longValue();
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("the axis " + axes.get(axis) + " of " + owner, e);
    }
  }
}
