/**
 * Sequences with classes, such as recordings, sensor readings, images and spike trains, and the
 * files that hold them. Knows nothing of networks.
 */
@NullMarked
package org.sswim.sequences;

import org.jspecify.annotations.NullMarked;
