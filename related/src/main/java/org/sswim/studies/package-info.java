/**
 * Models of experiments with related algorithms that are not networks of spiking neurons alone, as
 * they are kept and run. They are random filters that forecast, a language model, generators of
 * spike trains, and spiking convolutions before a quantum circuit. Each has its format, the
 * contents of its files, and a class that runs it, read from a file by itself.
 */
@NullMarked
package org.sswim.studies;

import org.jspecify.annotations.NullMarked;
