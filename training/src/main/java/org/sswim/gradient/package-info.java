/**
 * Descents along gradients. All share the rules that make steps of gradients, schedules, orders of
 * samples, sums over the samples of a batch, and checkpoints. Also gradient training of the
 * networks that S-SWIM samples, on any samples and targets, values or classes. It has hand-written
 * back-propagation through time with surrogate derivatives of the spike, early stopping, and the
 * usual default start.
 */
@NullMarked
package org.sswim.gradient;

import org.jspecify.annotations.NullMarked;
