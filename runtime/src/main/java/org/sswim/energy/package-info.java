/**
 * What a forecast or a classification costs a neuromorphic device: footprint, sparsity and synaptic
 * operations as NeuroBench defines them, and an estimate of the energy.
 */
@NullMarked
package org.sswim.energy;

import org.jspecify.annotations.NullMarked;
