/** The Forward-Forward algorithm for spiking networks (Ghader et al. 2026). */
@NullMarked
package org.sswim.algorithms.forwardforward;

import org.jspecify.annotations.NullMarked;
