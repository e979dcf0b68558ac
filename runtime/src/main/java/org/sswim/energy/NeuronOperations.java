package org.sswim.energy;

/**
 * The operations of neurons besides those of synapses, per forecast or sample.
 *
 * @param macs multiply-accumulates of their kernels or leaks, and of reading them
 * @param acs accumulates: of integrators without leak, of resets, of counts of spikes
 */
public record NeuronOperations(double macs, double acs) {}
