/**
 * Gradient training of the networks that S-SWIM samples, on any samples and targets, values or
 * classes. It has hand-written back-propagation through time with surrogate derivatives of the
 * spike, optimisers, early stopping, checkpoints, and the usual default start.
 */
@NullMarked
package org.sswim.gradient;

import org.jspecify.annotations.NullMarked;
