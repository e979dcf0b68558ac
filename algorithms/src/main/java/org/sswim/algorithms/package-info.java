/**
 * Related ways to train spiking networks that name classes, side by side with S-SWIM: the catalogue
 * of them all. Each has a package of its own, knows nothing of the others, and gives a model that
 * the runtime simulates.
 */
@NullMarked
package org.sswim.algorithms;

import org.jspecify.annotations.NullMarked;
