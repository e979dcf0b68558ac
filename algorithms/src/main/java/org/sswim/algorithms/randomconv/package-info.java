/**
 * Convolutions with random filters, added one after the other, each to what those before have left
 * over (ESM-CNN): forecasters of any series.
 */
@NullMarked
package org.sswim.algorithms.randomconv;

import org.jspecify.annotations.NullMarked;
