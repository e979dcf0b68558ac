package org.sswim.series;

import org.jspecify.annotations.Nullable;

/**
 * What was read of a CSV file.
 *
 * @param series the series
 * @param dateColumn the name of the column of dates; null if the file has no such column or no
 *     names
 */
public record CsvContent(TimeSeries series, @Nullable String dateColumn) {}
