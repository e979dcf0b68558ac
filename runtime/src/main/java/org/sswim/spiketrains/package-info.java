/**
 * Outputs that spike: Spike Response Model neurons after a hidden network, their spikes step by
 * step, and distances between spike trains.
 */
@NullMarked
package org.sswim.spiketrains;

import org.jspecify.annotations.NullMarked;
