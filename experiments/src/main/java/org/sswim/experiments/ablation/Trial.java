package org.sswim.experiments.ablation;

/**
 * A variant, a seed and what they gave.
 *
 * @param variant the variant
 * @param cell its figures
 */
public record Trial(Variant variant, Cell cell) {}
