package org.sswim.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where the help shows an option, or all options of a class; {@link HelpGroup#TASK} without it. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
@interface InGroup {
  /** The group. */
  HelpGroup value();
}
