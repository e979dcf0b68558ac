/**
 * Ablations: what each option of S-SWIM is worth, one at a time against the defaults, over seeds.
 * The axes are data ({@link org.sswim.ablation.Axes}), and finished cells survive an interruption
 * ({@link org.sswim.ablation.CellFile}).
 */
@NullMarked
package org.sswim.ablation;

import org.jspecify.annotations.NullMarked;
