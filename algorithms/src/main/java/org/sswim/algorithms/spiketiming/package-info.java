/** Spike-timing-dependent back-propagation of ramps (Zhang et al. 2021). */
@NullMarked
package org.sswim.algorithms.spiketiming;

import org.jspecify.annotations.NullMarked;
