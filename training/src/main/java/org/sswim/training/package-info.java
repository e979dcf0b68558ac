/**
 * Training: from a series and options to a fitted network. S-SWIM, its random baselines, and the
 * fit of linear read-outs that all of them share.
 */
@NullMarked
package org.sswim.training;

import org.jspecify.annotations.NullMarked;
