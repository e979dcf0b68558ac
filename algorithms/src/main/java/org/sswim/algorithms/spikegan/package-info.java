/**
 * SpikeGAN: spiking generators of random neurons, trained against a discriminator by a three-factor
 * rule (Rosenfeld, Simeone and Rajendran 2022).
 */
@NullMarked
package org.sswim.algorithms.spikegan;

import org.jspecify.annotations.NullMarked;
