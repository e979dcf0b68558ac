/**
 * How forecasters are trained: series as windows, what is wanted of them, how windows enter a
 * network, and thin layers over S-SWIM and gradient training that make models of a series; pruning,
 * prediction intervals, and what a model records of its training. {@link
 * org.sswim.forecasters.SSwimForecaster} is the front with defaults.
 */
@NullMarked
package org.sswim.forecasters;

import org.jspecify.annotations.NullMarked;
