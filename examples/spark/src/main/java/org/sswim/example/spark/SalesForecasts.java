package org.sswim.example.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.sswim.spark.SparkForecaster;
import org.sswim.spark.SparkPanelModel;
import org.sswim.spark.SparkSSwim;

/** Fits one model to the sales of all articles, and writes what comes next of each. */
public final class SalesForecasts {
  private static final int TWO_WEEKS = 14;

  private SalesForecasts() {}

  /** SALES NEXT: folders or files in CSV with the columns article, day and sold. */
  public static void main(String[] args) {
    SparkSession spark = SparkSession.builder().appName("sales").getOrCreate();
    run(spark, args[0], args[1], SparkSSwim.forecaster());
    spark.stop();
  }

  /** Reads, fits, forecasts, writes. */
  static SparkPanelModel run(SparkSession spark, String sales, String next, SparkForecaster usual) {
    Dataset<Row> sold = spark.read().option("header", true).csv(sales);
    SparkPanelModel model =
        usual.columns("article", "day", "sold").horizon(TWO_WEEKS).levels(80).fit(sold);
    model.transform(sold).write().mode(SaveMode.Overwrite).option("header", true).csv(next);
    return model;
  }
}
