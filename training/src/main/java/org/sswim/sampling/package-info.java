/**
 * Sampling hidden layers: pairs of training windows, temporal parameters, weights and biases by
 * prescribed voltages. Nothing here solves a linear system for the read-out.
 */
@NullMarked
package org.sswim.sampling;

import org.jspecify.annotations.NullMarked;
