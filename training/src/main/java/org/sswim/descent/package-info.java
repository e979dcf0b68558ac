/**
 * Parts that all descents along gradients share. They are rules that make steps of gradients,
 * schedules, orders of samples, sums over the samples of a batch, and rules to stop.
 */
@NullMarked
package org.sswim.descent;

import org.jspecify.annotations.NullMarked;
