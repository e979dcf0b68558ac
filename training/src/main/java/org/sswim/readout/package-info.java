/**
 * Linear read-outs by ridge regression: which samples train and which choose, normal equations in
 * one pass over the samples, penalties chosen on samples that are left out.
 */
@NullMarked
package org.sswim.readout;

import org.jspecify.annotations.NullMarked;
