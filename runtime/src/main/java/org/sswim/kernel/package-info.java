/**
 * Post-synaptic potential and refractory kernels of the Spike Response Model. Each has a shape over
 * the lag in time steps, a length, and a recursion that runs it in constant time per step.
 */
@NullMarked
package org.sswim.kernel;

import org.jspecify.annotations.NullMarked;
