package org.sswim.example.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.spark.SparkSSwim;

@Tag("long")
class SalesForecastsTest {
  private static final int ARTICLES = 12;
  private static final int DAYS = 90;

  @TempDir private Path folder;

  @Test
  void everyArticleHasTwoWeeksToCome() throws Exception {
    StringBuilder text = new StringBuilder("article,day,sold\n");
    Random random = new Random(1);
    for (int a = 0; a < ARTICLES; a++) {
      double level = 20 + 80 * random.nextDouble();
      for (int d = 0; d < DAYS; d++) {
        // Nothing is like Sundays: of 7 days the last sells twice as much.
        double sold = level * (d % 7 == 6 ? 2 : 1) * (0.9 + 0.2 * random.nextDouble());
        LocalDate day = LocalDate.of(2024, 1, 1).plusDays(d);
        text.append('a').append(a).append(',').append(day).append(',').append(sold).append('\n');
      }
    }
    Path sales = folder.resolve("sales.csv");
    Files.writeString(sales, text);
    Path next = folder.resolve("next");
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.local.dir", folder.toString())
            .getOrCreate();
    try {
      SalesForecasts.run(
          spark, sales.toString(), next.toString(), SparkSSwim.forecaster().neurons(20).members(1));
      List<Row> rows = spark.read().option("header", true).csv(next.toString()).collectAsList();
      assertThat(rows).hasSize(ARTICLES * 14);
      for (Row row : rows) {
        boolean sunday = LocalDate.parse(row.getString(1)).getDayOfWeek().getValue() == 7;
        double sold = Double.parseDouble(row.getString(2));
        // Levels lie in 20 .. 100, with noise of a tenth.
        assertThat(sold).isBetween(sunday ? 30.0 : 15.0, sunday ? 250.0 : 125.0);
        assertThat(Double.parseDouble(row.getString(3))).isLessThanOrEqualTo(sold);
      }
    } finally {
      spark.stop();
    }
  }
}
