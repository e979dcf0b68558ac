/**
 * What the moment of a row says of a series, without its past: clock, weekday, season, dates, known
 * columns.
 */
@NullMarked
package org.sswim.moments;

import org.jspecify.annotations.NullMarked;
