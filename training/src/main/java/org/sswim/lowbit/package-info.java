/** Weights on powers of two: tables of few bits, and linear models that are put on them. */
@NullMarked
package org.sswim.lowbit;

import org.jspecify.annotations.NullMarked;
