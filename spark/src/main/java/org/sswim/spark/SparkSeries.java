package org.sswim.spark;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.sswim.panels.PanelDates;
import org.sswim.panels.PanelScreen;
import org.sswim.panels.RowPlaces;
import org.sswim.panels.TimedRows;
import org.sswim.series.InvalidDataException;
import org.sswim.tables.Shown;
import scala.Tuple2;

/**
 * The series of a data frame, each in one piece, on the executors: sorted within each partition by
 * their keys.
 *
 * @param placed the key of each series, see {@link SeriesKey}, and its values, see {@link
 *     RowsBytes}; kept in memory or on disk
 * @param places when rows are
 * @param report what all partitions say
 */
record SparkSeries(JavaPairRDD<String, byte[]> placed, FramePlaces places, PartReport report) {

  /**
   * Puts series together.
   *
   * @param rows keys and some rows of each
   * @param beside what is said beside values
   * @param days of the week of daily rows; null to find them out
   * @param screened whether {@linkplain PanelScreen outliers} become gaps
   * @throws InvalidDataException if rows are refused
   */
  static SparkSeries of(
      JavaPairRDD<String, byte[]> rows,
      FrameTimes times,
      SparkBeside beside,
      Partitioner partitioner,
      @Nullable Set<DayOfWeek> days,
      boolean screened,
      JobNames jobs) {
    JavaPairRDD<String, byte[]> whole =
        rows.repartitionAndSortWithinPartitions(partitioner)
            .mapPartitionsToPair(part -> new Runs<>(part, Tuple2::_1, SparkSeries::joined))
            .persist(StorageLevel.MEMORY_AND_DISK());
    jobs.next("series");
    PartReport votes =
        PartReport.sum(whole.mapPartitions(part -> one(votes(part, times.dates()))).collect());
    FramePlaces places =
        FramePlaces.of(times, votes.votes.usual(FrameFault.SOURCE, times.dates(), days));
    JavaPairRDD<String, byte[]> placed =
        whole
            .flatMapToPair(own -> placed(own, places, beside, screened).iterator())
            .persist(StorageLevel.MEMORY_AND_DISK());
    jobs.next("census");
    PartReport census = PartReport.sum(placed.mapPartitions(part -> one(census(part))).collect());
    whole.unpersist();
    if (census.census.series() == 0) {
      throw FrameFault.of("has no value in any row");
    }
    return new SparkSeries(placed, places, census);
  }

  /** The pieces of a series as one. */
  private static Tuple2<String, byte[]> joined(List<Tuple2<String, byte[]>> pieces) {
    Tuple2<String, byte[]> first = pieces.get(0);
    if (pieces.size() == 1) {
      return first;
    }
    TimedRows all = RowsBytes.rows(pieces.stream().map(Tuple2::_2).toList());
    return new Tuple2<>(first._1(), RowsBytes.of(all).bytes());
  }

  private static Iterator<byte[]> one(PartReport report) {
    return List.of(report.bytes()).iterator();
  }

  private static PartReport votes(Iterator<Tuple2<String, byte[]>> part, PanelDates style) {
    PartReport report = new PartReport();
    try {
      while (part.hasNext()) {
        Tuple2<String, byte[]> own = part.next();
        String id = SeriesKey.id(own._1());
        report.votes.add(id, sorted(own, style), style);
      }
    } catch (InvalidDataException e) {
      return PartReport.refusing(e);
    }
    return report;
  }

  private static TimedRows sorted(Tuple2<String, byte[]> own, PanelDates style) {
    TimedRows rows = RowsBytes.rows(List.of(own._2()));
    RowPlaces.sort(FrameFault.SOURCE, SeriesKey.id(own._1()), rows, style);
    return rows;
  }

  /** A series in its places; none without any value; under the key "" why it is refused. */
  private static List<Tuple2<String, byte[]>> placed(
      Tuple2<String, byte[]> own, FramePlaces places, SparkBeside beside, boolean screened) {
    try {
      String id = SeriesKey.id(own._1());
      TimedRows rows = sorted(own, places.times().dates());
      double[] statics = statics(id, rows, beside);
      RowPlaces.Placed placed = places.rows().place(id, rows);
      if (placed == null) {
        return List.of();
      }
      double[] values = screened ? PanelScreen.of(placed.values()).values() : placed.values();
      double[][] numbers =
          Stream.concat(
                  Stream.of(values, statics), Arrays.stream(placed.beside()).skip(statics.length))
              .toArray(double[][]::new);
      return List.of(
          new Tuple2<>(own._1(), new RowsBytes(new long[] {placed.first()}, numbers).bytes()));
    } catch (InvalidDataException e) {
      return List.of(new Tuple2<>("", PartReport.refusing(e).bytes()));
    }
  }

  /** The one category of each static column in all rows; NaN where none says one. */
  private static double[] statics(String id, TimedRows rows, SparkBeside beside) {
    double[] statics = new double[beside.statics().size()];
    Arrays.fill(statics, Double.NaN);
    for (int s = 0; s < statics.length; s++) {
      for (int r = 0; r < rows.count(); r++) {
        double own = rows.beside(s, r);
        if (!Double.isNaN(own) && !Double.isNaN(statics[s]) && own != statics[s]) {
          throw FrameFault.of(
              "static column '%s' says both %s and %s of series %s"
                  .formatted(
                      beside.statics().get(s),
                      Shown.value(beside.categories().get(s).get((int) statics[s])),
                      Shown.value(beside.categories().get(s).get((int) own)),
                      Shown.value(id)));
        }
        statics[s] = Double.isNaN(own) ? statics[s] : own;
      }
    }
    return statics;
  }

  private static PartReport census(Iterator<Tuple2<String, byte[]>> part) {
    PartReport report = new PartReport();
    while (part.hasNext()) {
      Tuple2<String, byte[]> own = part.next();
      if (own._1().isEmpty()) {
        report.add(own._2());
      } else {
        RowsBytes placed = RowsBytes.of(own._2());
        report.census = report.census.with(placed.values());
        double[] statics = placed.statics();
        for (int s = 0; s < statics.length; s++) {
          if (!Double.isNaN(statics[s])) {
            report.categories.add((long) s << Integer.SIZE | (long) statics[s]);
          }
        }
      }
    }
    return report;
  }
}
