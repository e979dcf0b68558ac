/**
 * Why a model forecasts what it does: what every neuron adds to a forecast, when it fired, which
 * training windows it tells apart, and which neurons carry the forecasts of a period.
 */
@NullMarked
package org.sswim.explanation;

import org.jspecify.annotations.NullMarked;
