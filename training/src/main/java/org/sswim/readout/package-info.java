/**
 * Linear read-outs by ridge regression: which samples train and which choose, normal equations in
 * one pass over the samples, and penalties chosen on left-out samples.
 */
@NullMarked
package org.sswim.readout;

import org.jspecify.annotations.NullMarked;
