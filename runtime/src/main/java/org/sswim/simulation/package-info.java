/**
 * Running networks: one step of explicit, copyable state, from which a window starts at rest and a
 * stream goes on; the same for many windows at once.
 */
@NullMarked
package org.sswim.simulation;

import org.jspecify.annotations.NullMarked;
