package org.sswim.series;

import org.jspecify.annotations.Nullable;

/**
 * The series that was read from a CSV file, and what was found on the way.
 *
 * @param series the series
 * @param dateColumn the name of the column of dates; null if the file has no such column or no
 *     names
 */
public record CsvContent(TimeSeries series, @Nullable String dateColumn) {}
