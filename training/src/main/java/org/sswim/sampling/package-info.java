/**
 * Sampling a hidden layer from samples as the layers before see them: temporal parameters, pairs of
 * samples, weights and biases by prescribed voltages. Nothing here solves for a read-out, and
 * nothing knows what samples are.
 */
@NullMarked
package org.sswim.sampling;

import org.jspecify.annotations.NullMarked;
