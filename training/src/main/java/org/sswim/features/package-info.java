/**
 * From samples to the features of a linear read-out: the spikes of a hidden network, filtered by
 * the banks of its read-out, and what skip synapses see.
 */
@NullMarked
package org.sswim.features;

import org.jspecify.annotations.NullMarked;
