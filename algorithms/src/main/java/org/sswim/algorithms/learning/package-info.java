/**
 * What algorithms share: maps with parameters, forward and backward over many samples at once by
 * matrix products, and how those that train by gradients go through their samples. Arrays are
 * row-major with a row for each sample; images lie row by row, the channels of a pixel beside each
 * other.
 */
@NullMarked
package org.sswim.algorithms.learning;

import org.jspecify.annotations.NullMarked;
