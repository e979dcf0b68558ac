/**
 * Running networks: one step of explicit, copyable state; windowed evaluation, where every window
 * starts at rest; streaming evaluation, where the network runs on; probes for spikes and voltages.
 */
@NullMarked
package org.sswim.simulation;

import org.jspecify.annotations.NullMarked;
