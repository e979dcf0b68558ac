/**
 * What any trainer sees: samples of several steps, what is wanted of them (values, a class, signals
 * or spike trains), and how outputs are read. Knows neither series nor horizons: windows of a
 * series, sequences and images are samples alike.
 */
@NullMarked
package org.sswim.samples;

import org.jspecify.annotations.NullMarked;
