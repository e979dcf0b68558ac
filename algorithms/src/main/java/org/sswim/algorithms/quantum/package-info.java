/**
 * A spiking convolution network in front of a quantum circuit that is simulated (SQDR-CNN): state
 * vector, density matrix for noise, gradients through both.
 */
@NullMarked
package org.sswim.algorithms.quantum;

import org.jspecify.annotations.NullMarked;
