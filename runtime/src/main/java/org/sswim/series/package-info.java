/**
 * Time series in memory and how they get there: channels with timestamps, and CSV read row by row
 * or whole. Also standardisation, and the faults of all data. Knows nothing of networks.
 */
@NullMarked
package org.sswim.series;

import org.jspecify.annotations.NullMarked;
