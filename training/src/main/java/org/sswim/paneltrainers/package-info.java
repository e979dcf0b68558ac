/**
 * Trains one model on all series of a panel, and compares it with simple rows: what forecasters are
 * to a file of aligned series, this is to many series of unequal length.
 */
@NullMarked
package org.sswim.paneltrainers;

import org.jspecify.annotations.NullMarked;
