package org.sswim.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.sswim.panels.PanelColumns;
import org.sswim.panels.PanelDates;

/** The rows of a data frame in long format, gathered by series. */
final class LongRows {
  private LongRows() {}

  /**
   * Gathers the rows of each partition by series.
   *
   * @return the name of a series and some of its rows; with the name "" what a partition has to say
   *     of all of its rows, see {@link RowsReport}
   * @throws org.sswim.series.InvalidSeriesException if a column is not there or of no use
   */
  static JavaPairRDD<String, byte[]> of(Dataset<Row> data, PanelColumns columns) {
    Column id = column(data, columns.id());
    Column time = column(data, columns.time());
    Column value = column(data, columns.target());
    DataType timeType = type(data, columns.time());
    PanelDates style = style(timeType, columns.time());
    if (timeType instanceof DateType || timeType instanceof TimestampType) {
      time = time.cast(DataTypes.TimestampNTZType);
    } else if (timeType instanceof NumericType) {
      time = time.cast(DataTypes.LongType);
    }
    DataType valueType = type(data, columns.target());
    if (valueType instanceof NumericType) {
      value = value.cast(DataTypes.DoubleType);
    } else if (!(valueType instanceof StringType)) {
      throw Refusal.of(
          "column '"
              + columns.target()
              + "' is of type "
              + valueType.simpleString()
              + "; values must be numbers");
    }
    String timeName = columns.time();
    String valueName = columns.target();
    Dataset<Row> three = data.select(id.cast(DataTypes.StringType), time, value);
    boolean texts = valueType instanceof StringType;
    // Without objects of each row, which would take longer than all else that is done to it.
    return three
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitionsToPair(rows -> new RowGatherer(rows, style, texts, timeName, valueName));
  }

  /** How times of a type are written; unknown as long as they are texts. */
  private static PanelDates style(DataType type, String name) {
    if (type instanceof StringType) {
      return PanelDates.UNKNOWN;
    }
    if (type instanceof DateType) {
      return PanelDates.DAYS;
    }
    if (type instanceof TimestampType || type instanceof TimestampNTZType) {
      return PanelDates.SPACED;
    }
    if (type.equals(DataTypes.LongType)
        || type.equals(DataTypes.IntegerType)
        || type.equals(DataTypes.ShortType)) {
      return PanelDates.NUMBERS;
    }
    throw Refusal.of(
        "column '"
            + name
            + "' is of type "
            + type.simpleString()
            + "; times must be dates, timestamps, whole numbers or texts of them");
  }

  private static DataType type(Dataset<Row> data, String name) {
    return data.schema().apply(name).dataType();
  }

  private static Column column(Dataset<Row> data, String name) {
    List<String> names = Arrays.asList(data.columns());
    if (!names.contains(name)) {
      throw Refusal.of("has no column '" + name + "'; there are " + names);
    }
    // Between back quotes a name may hold dots.
    return functions.col('`' + name.replace("`", "``") + '`');
  }

  /** What a partition says of its rows. */
  static RowsReport report(byte[] bytes) {
    try {
      return RowsReport.read(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
