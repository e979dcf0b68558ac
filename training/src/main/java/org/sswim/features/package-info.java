/**
 * From samples to the features of a linear read-out: the spikes of a hidden network, filtered by
 * the banks of its read-out, and the raw values that skip synapses see; of windows and of networks
 * that run on.
 */
@NullMarked
package org.sswim.features;

import org.jspecify.annotations.NullMarked;
