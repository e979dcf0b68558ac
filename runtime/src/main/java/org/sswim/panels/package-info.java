/**
 * Panels: many series of unequal length, their files, and one model that forecasts any of them.
 * Knows nothing of how such models are trained.
 */
@NullMarked
package org.sswim.panels;

import org.jspecify.annotations.NullMarked;
