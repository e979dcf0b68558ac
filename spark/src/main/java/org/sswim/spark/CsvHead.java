package org.sswim.spark;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sswim.panels.BesideNames;
import org.sswim.panels.PanelColumns;
import org.sswim.series.TextRefusal;
import org.sswim.tables.Lines;
import org.sswim.tables.Marks;
import org.sswim.tables.Table;

/**
 * What the first lines of CSV files tell of all.
 *
 * @param encoding of their letters
 * @param marks that were given or found
 */
record CsvHead(String encoding, Marks marks) {
  private static final int LINES = 21;
  private static final int LONGEST_LINE = 1 << 20;

  /**
   * Looks at the first lines of the first file.
   *
   * @throws org.sswim.series.InvalidDataException if they lack a column, or leave open what stands
   *     before decimals
   */
  static CsvHead of(SparkSession spark, String[] files, PanelColumns columns, BesideNames beside) {
    String encoding = "UTF-8";
    String text = text(spark, files, encoding);
    if (text.indexOf('\uFFFD') >= 0) {
      encoding = "ISO-8859-1";
      text = text(spark, files, encoding);
    }
    TextRefusal refusal = new TextRefusal(FrameFault.SOURCE);
    Lines lines = new Lines(new StringReader(text), LONGEST_LINE, refusal);
    Table table = new Table(lines, columns.format().marks(), true, refusal);
    table.numbers(
        Stream.concat(Stream.of(columns.target()), beside.columns().stream())
            .mapToInt(table::find)
            .toArray());
    return new CsvHead(encoding, table.marks());
  }

  private static String text(SparkSession spark, String[] files, String encoding) {
    List<String> lines =
        spark
            .read()
            .option("encoding", encoding)
            .text(files)
            .as(Encoders.STRING())
            .limit(LINES)
            .collectAsList();
    return String.join("\n", lines);
  }

  /** The files as a data frame. */
  Dataset<Row> read(SparkSession spark, String[] files) {
    return spark
        .read()
        .option("header", true)
        .option("encoding", encoding)
        .option("sep", String.valueOf(marks.separator()))
        .csv(files);
  }
}
