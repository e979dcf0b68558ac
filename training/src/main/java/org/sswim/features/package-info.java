/**
 * From samples to the features of a linear read-out. These are the spikes of a hidden network,
 * filtered by the banks of its read-out, and the raw values that skip connections see. Networks may
 * start with each window or run on.
 */
@NullMarked
package org.sswim.features;

import org.jspecify.annotations.NullMarked;
