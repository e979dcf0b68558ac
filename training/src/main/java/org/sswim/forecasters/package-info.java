/**
 * How forecasters are trained: series as windows, their targets, and how windows enter a network.
 * Thin layers over S-SWIM and gradient training make models of a series. Also pruning, prediction
 * intervals, and the record that a model keeps of its training. {@link
 * org.sswim.forecasters.SSwimForecaster} is the front with defaults.
 */
@NullMarked
package org.sswim.forecasters;

import org.jspecify.annotations.NullMarked;
