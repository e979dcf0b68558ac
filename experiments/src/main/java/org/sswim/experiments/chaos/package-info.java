/** Chaotic series, forecast by forecasts. */
@NullMarked
package org.sswim.experiments.chaos;

import org.jspecify.annotations.NullMarked;
