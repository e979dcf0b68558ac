/** Progressive tandem learning (Wu et al. 2021). */
@NullMarked
package org.sswim.algorithms.tandem;

import org.jspecify.annotations.NullMarked;
