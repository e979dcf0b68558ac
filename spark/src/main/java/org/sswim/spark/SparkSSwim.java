package org.sswim.spark;

/**
 * S-SWIM on Apache Spark.
 *
 * <pre>{@code
 * SparkPanelModel model = SparkSSwim.forecaster().window(168).horizon(48).fit(sales);
 * Dataset<Row> next = model.transform(sales);
 * }</pre>
 */
public final class SparkSSwim {
  private SparkSSwim() {}

  /** Forecasts series: one model for all series of a data frame. */
  public static SparkForecaster forecaster() {
    return SparkForecaster.defaults();
  }
}
