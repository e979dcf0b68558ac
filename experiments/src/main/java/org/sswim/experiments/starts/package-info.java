/** Comparison of starts: what gradient training gains from where it begins, epoch by epoch. */
@NullMarked
package org.sswim.experiments.starts;

import org.jspecify.annotations.NullMarked;
