/**
 * The core: S-SWIM on any samples and targets, layer by layer ({@link org.sswim.training.SSwim}).
 * Also the choice of its neurons and of its width, and the contract of everything that trains a
 * network. Knows neither series nor horizons.
 */
@NullMarked
package org.sswim.training;

import org.jspecify.annotations.NullMarked;
