package org.sswim.stored;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The axes of an array that is a component of a record, row-major. Files keep it in this shape, and
 * refuse another.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Axes {
  /**
   * A name for each axis. Where the record has a method of that name without parameters that gives
   * a whole number or a collection, that is the size; a number is the size itself; one axis may be
   * whatever is left.
   */
  String[] value();

  /**
   * The axis, first or last of two, along which weights that take a byte each have a scale of their
   * own; empty for arrays that never take a byte each.
   */
  String scaled() default "";
}
