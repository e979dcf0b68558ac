package org.sswim.series;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One row of a stream.
 *
 * @param line its 1-based line
 * @param values the values of the channels, in the channels' order; NaN where they are missing, if
 *     the options allow that: never in the first row
 * @param time its wall clock, or null if there is no date column
 * @param offset seconds that the wall clock is ahead of UTC, 0 where dates do not say
 */
public record CsvRow(long line, double[] values, @Nullable LocalDateTime time, int offset) {}
