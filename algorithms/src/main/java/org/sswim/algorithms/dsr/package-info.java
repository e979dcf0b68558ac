/** Differentiation on spike representation (Meng et al. 2022). */
@NullMarked
package org.sswim.algorithms.dsr;

import org.jspecify.annotations.NullMarked;
