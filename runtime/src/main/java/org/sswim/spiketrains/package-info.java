/**
 * Outputs that spike: Spike Response Model neurons after a hidden network, what they fire step by
 * step, and how near one spike train is to another.
 */
@NullMarked
package org.sswim.spiketrains;

import org.jspecify.annotations.NullMarked;
