package org.sswim.series;

import org.jspecify.annotations.Nullable;

/**
 * The series that was read from a CSV file, and what was found on the way.
 *
 * @param series the series
 * @param dateColumn the name of the column of dates; null if the file has no such column or no
 *     names
 * @param dateShown whether one who knows only the channels would find that column
 */
public record CsvContent(TimeSeries series, @Nullable String dateColumn, boolean dateShown) {}
