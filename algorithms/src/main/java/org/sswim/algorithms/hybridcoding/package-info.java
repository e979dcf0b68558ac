/** Hybrid neural coding with local tandem learning and early decisions (Chen et al. 2024). */
@NullMarked
package org.sswim.algorithms.hybridcoding;

import org.jspecify.annotations.NullMarked;
