package org.sswim.spark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.sswim.checks.Checks;
import org.sswim.panels.BesideNames;
import org.sswim.panels.KnownSeries;
import org.sswim.panels.PanelColumns;
import org.sswim.series.InvalidDataException;
import scala.Tuple2;

/**
 * The rows of a data frame, gathered by series within its partitions.
 *
 * @param rows names and some rows of each; kept in memory or on disk
 * @param times how times are written
 * @param values rows that have a value
 * @param beside what is said beside values
 */
record GatheredRows(
    JavaPairRDD<String, byte[]> rows, FrameTimes times, long values, SparkBeside beside) {

  /**
   * Gathers rows.
   *
   * @param names of what is said beside values
   * @throws org.sswim.series.InvalidDataException if a row is of no use
   */
  static GatheredRows of(
      Dataset<Row> data, PanelColumns columns, BesideNames names, JobNames jobs) {
    SparkBeside beside = SparkBeside.of(data, names, jobs);
    JavaPairRDD<String, byte[]> all =
        LongRows.of(data, columns, beside).persist(StorageLevel.MEMORY_AND_DISK());
    jobs.next("rows");
    PartReport told = PartReport.sum(all.filter(some -> some._1().isEmpty()).values().collect());
    Checks.that(!told.times.isEmpty(), FrameFault::of).or("has no rows");
    FrameTimes times = new FrameTimes(told.times.first(), LongRows.times(data, columns));
    try {
      told.times.forEach(times.dates()::time);
    } catch (InvalidDataException e) {
      throw FrameFault.of(
          "column '%s' has times that are written in different ways: %s"
              .formatted(columns.time(), e.getMessage()));
    }
    return new GatheredRows(all, times, told.values, beside);
  }

  /**
   * The rows under the keys of their series.
   *
   * @param seed of the order
   */
  JavaPairRDD<String, byte[]> keyed(long seed) {
    return rows.filter(some -> !some._1().isEmpty())
        .mapToPair(some -> new Tuple2<>(SeriesKey.of(some._1(), seed), some._2()));
  }

  /** The {@linkplain KnownSeries#hash hashes} of the names of all series that have a value. */
  long[] hashes(JobNames jobs) {
    jobs.next("names of series");
    List<long[]> parts =
        rows.filter(some -> !some._1().isEmpty() && RowsBytes.of(some._2()).anyValue())
            .map(some -> KnownSeries.hash(some._1()))
            .distinct()
            .mapPartitions(
                part -> {
                  LongStream.Builder hashes = LongStream.builder();
                  part.forEachRemaining(hashes::add);
                  return List.of(hashes.build().toArray()).iterator();
                })
            .collect();
    return parts.stream().flatMapToLong(Arrays::stream).toArray();
  }
}
