/** Gradient-boosted trees of LightGBM, as rows of tables; the only package that touches it. */
@NullMarked
package org.sswim.boosting;

import org.jspecify.annotations.NullMarked;
