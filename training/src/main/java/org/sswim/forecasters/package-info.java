/**
 * How forecasters are trained: series as windows, what is wanted of them, how windows enter a
 * network, and thin layers over S-SWIM and gradient training that make models of a series.
 */
@NullMarked
package org.sswim.forecasters;

import org.jspecify.annotations.NullMarked;
