/**
 * Models beyond networks of spiking neurons that experiments with related algorithms train, as they
 * are kept and run: random filters that forecast, a language model, generators of spike trains,
 * spiking convolutions before a quantum circuit. Each has its format, the contents of its files,
 * and a class that runs it, read from a file by itself.
 */
@NullMarked
package org.sswim.studies;

import org.jspecify.annotations.NullMarked;
