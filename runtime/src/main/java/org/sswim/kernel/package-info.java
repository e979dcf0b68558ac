/**
 * Post-synaptic potential and refractory kernels of the Spike Response Model: their shape over the
 * lag in time steps, their length, and a recursion that runs them in constant time per step.
 */
@NullMarked
package org.sswim.kernel;

import org.jspecify.annotations.NullMarked;
