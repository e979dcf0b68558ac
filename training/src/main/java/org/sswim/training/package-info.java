/**
 * The core: S-SWIM on any samples and targets, layer by layer ({@link org.sswim.training.SSwim}).
 * Also the choice of its neurons, what provenance tells of the choices of a fit, and the contract
 * of everything that trains a network. Knows neither series nor horizons.
 */
@NullMarked
package org.sswim.training;

import org.jspecify.annotations.NullMarked;
