/**
 * What networks that train by gradients are made of: maps with parameters, forward and backward
 * over many samples at once, by matrix products. Arrays are row-major with a row for each sample;
 * images lie row by row, the channels of a pixel beside each other.
 */
@NullMarked
package org.sswim.algorithms.layers;

import org.jspecify.annotations.NullMarked;
