package org.sswim.spark;

import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.panels.PanelColumns;

/** The rows of a data frame in long format, gathered by series. */
final class LongRows {
  private LongRows() {}

  /**
   * Gathers the rows of each partition by series.
   *
   * @return the name of a series and some of its rows; under the name "" the {@link PartReport} of
   *     a partition
   * @throws org.sswim.series.InvalidDataException if a column is not there or of no use
   */
  static JavaPairRDD<String, byte[]> of(
      Dataset<Row> data, PanelColumns columns, SparkBeside beside) {
    Column id = column(data, columns.id());
    Column time = column(data, columns.time());
    DataType timeType = type(data, columns.time());
    String typed = typed(timeType, columns.time());
    if (timeType instanceof DateType || timeType instanceof TimestampType) {
      time = time.cast(DataTypes.TimestampNTZType);
    } else if (timeType instanceof NumericType) {
      time = time.cast(DataTypes.LongType);
    }
    List<Column> cells = new ArrayList<>(List.of(id.cast(DataTypes.StringType), time));
    List<String> names = new ArrayList<>(List.of(columns.target()));
    names.addAll(beside.past());
    names.addAll(beside.known());
    boolean[] texts = new boolean[names.size()];
    for (int c = 0; c < texts.length; c++) {
      cells.add(numbers(data, names.get(c)));
      texts[c] = type(data, names.get(c)) instanceof StringType;
    }
    for (String name : beside.statics()) {
      cells.add(column(data, name).cast(DataTypes.StringType));
    }
    String timeName = columns.time();
    FrameFormat format = FrameFormat.of(columns.format());
    String[] numberNames = names.toArray(new String[0]);
    Dataset<Row> chosen = data.select(cells.toArray(new Column[0]));
    // Without objects of each row, which would take longer than all else that is done to it.
    return chosen
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitionsToPair(
            rows -> new RowGatherer(rows, typed, format, texts, timeName, numberNames, beside));
  }

  /** A column of numbers, as doubles or as the texts that it has. */
  private static Column numbers(Dataset<Row> data, String name) {
    Column value = column(data, name);
    DataType type = type(data, name);
    if (type instanceof NumericType || type.equals(DataTypes.BooleanType)) {
      return value.cast(DataTypes.DoubleType);
    }
    Checks.that(type instanceof StringType, FrameFault::of)
        .or("column '%s' is of type %s; values must be numbers", name, type.simpleString());
    return value;
  }

  /** How times are written. */
  static FrameFormat times(Dataset<Row> data, PanelColumns columns) {
    return type(data, columns.time()) instanceof StringType
        ? FrameFormat.of(columns.format())
        : FrameFormat.TYPED;
  }

  /** A time of a type, as it is written; null for texts, of which none is known. */
  private static @Nullable String typed(DataType type, String name) {
    if (type instanceof StringType) {
      return null;
    }
    if (type instanceof DateType) {
      return "2020-01-31";
    }
    if (type instanceof TimestampType || type instanceof TimestampNTZType) {
      return "2020-01-31 13:00:00";
    }
    if (type.equals(DataTypes.LongType)
        || type.equals(DataTypes.IntegerType)
        || type.equals(DataTypes.ShortType)) {
      return "1";
    }
    throw FrameFault.of(
        ("column '%s' is of type %s; times must be dates, timestamps, whole numbers or texts"
                + " of them")
            .formatted(name, type.simpleString()));
  }

  private static DataType type(Dataset<Row> data, String name) {
    return data.schema().apply(name).dataType();
  }

  /** A column by its name. */
  static Column column(Dataset<Row> data, String name) {
    List<String> names = Arrays.asList(data.columns());
    Checks.that(names.contains(name), FrameFault::of)
        .or("has no column '%s'; there are %s", name, names);
    // Between back quotes a name may hold dots.
    return functions.col('`' + name.replace("`", "``") + '`');
  }
}
