package org.sswim.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the options that stand on the first page of a help that has more than one. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Basic {}
