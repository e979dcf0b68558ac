/** How algorithms that train by gradients go through their samples. */
@NullMarked
package org.sswim.algorithms.learning;

import org.jspecify.annotations.NullMarked;
