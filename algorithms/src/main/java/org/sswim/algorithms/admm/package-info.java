/**
 * Training by the alternating direction method of multipliers, without gradients (Perin et al.).
 */
@NullMarked
package org.sswim.algorithms.admm;

import org.jspecify.annotations.NullMarked;
