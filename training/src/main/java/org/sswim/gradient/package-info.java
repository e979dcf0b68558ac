/**
 * Gradient training of the networks that S-SWIM samples: hand-written back-propagation through time
 * with surrogate derivatives of the spike, optimisers, early stopping, checkpoints, and the starts
 * that are compared: S-SWIM, random, and the usual default.
 */
@NullMarked
package org.sswim.gradient;

import org.jspecify.annotations.NullMarked;
