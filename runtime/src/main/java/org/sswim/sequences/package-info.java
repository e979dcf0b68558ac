/**
 * Sequences with classes, such as recordings, sensor readings, images and spike trains, and the
 * files that hold them. Fronts turn the samples of sound into steps of frequency bands. Knows
 * nothing of networks.
 */
@NullMarked
package org.sswim.sequences;

import org.jspecify.annotations.NullMarked;
