/**
 * Measures how fast this build is on this machine, next to the linear algebra that it cannot do
 * without. Everything is measured in one process, on series made from a seed.
 */
@NullMarked
package org.sswim.experiments.speed;

import org.jspecify.annotations.NullMarked;
