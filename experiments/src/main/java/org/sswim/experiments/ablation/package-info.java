/**
 * Ablations: what each option of S-SWIM is worth, one at a time against the defaults, over seeds.
 * The axes are data ({@link org.sswim.experiments.ablation.AblationAxes}), and finished cells
 * survive an interruption ({@link org.sswim.comparison.ResultFile}).
 */
@NullMarked
package org.sswim.experiments.ablation;

import org.jspecify.annotations.NullMarked;
