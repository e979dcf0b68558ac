/**
 * Running networks: one step of explicit, copyable state, from which a window starts at rest and a
 * stream goes on. Also many neurons and windows at once, and how long a network remembers.
 */
@NullMarked
package org.sswim.simulation;

import org.jspecify.annotations.NullMarked;
