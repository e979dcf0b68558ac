/**
 * Why a model forecasts what it does: what every neuron adds to a forecast and when it fired. Also
 * which training windows a neuron tells apart, and which neurons carry the forecasts of a period.
 */
@NullMarked
package org.sswim.explanation;

import org.jspecify.annotations.NullMarked;
