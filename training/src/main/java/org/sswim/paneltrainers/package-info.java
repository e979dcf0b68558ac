/**
 * Trains one model on all series of a panel, and compares it with simple baselines. Forecasters are
 * for a file of aligned series; this is for many series of unequal length.
 */
@NullMarked
package org.sswim.paneltrainers;

import org.jspecify.annotations.NullMarked;
