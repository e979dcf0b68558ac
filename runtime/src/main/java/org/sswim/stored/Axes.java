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
   * A name for each axis. The size is a number, or the name of a method of the record without
   * parameters that gives a whole number or a collection. One axis may be whatever is left.
   */
  String[] value();

  /**
   * The axis, first or last of two, along which weights of one byte have a scale of their own.
   * Empty for arrays that never take a byte each.
   */
  String scaled() default "";
}
