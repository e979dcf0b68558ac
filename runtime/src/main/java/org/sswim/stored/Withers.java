package org.sswim.stored;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a record {@code R} one method {@code withX(value)} for each component: the same record, but
 * for that component, checked as always. The compiler writes them into {@code RBuilder.With}, which
 * {@code R} implements.
 */
@RecordBuilder.Template(
    options =
        @RecordBuilder.Options(
            enableGetters = false,
            addStaticBuilder = false,
            addClassRetainedGenerated = true, // By which NullAway knows that it was generated.
            addConcreteSettersForOptional = false))
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface Withers {}
