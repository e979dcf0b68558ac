/**
 * Panels on Apache Spark: one model fitted to all series of a data frame in long format, and its
 * forecasts. What is computed and why it has the same bytes as on one machine is of {@link
 * org.sswim.paneltrainers}; here is where it is computed.
 */
@NullMarked
package org.sswim.spark;

import org.jspecify.annotations.NullMarked;
