package org.sswim.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.sswim.model.ModelFormat;
import org.sswim.panels.KnownSeries;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelColumns;
import org.sswim.panels.PanelForecast;
import org.sswim.panels.PanelModel;
import org.sswim.paneltrainers.PanelFit;
import org.sswim.series.InvalidDataException;
import org.sswim.tables.Shown;
import scala.Tuple2;

/**
 * A model that forecasts the series of data frames.
 *
 * @param fit the model and what its training found
 * @param columns names of the columns
 * @param refusesUnknown whether series that it was not fitted to are refused; else they are
 *     forecast alike
 */
public record SparkPanelModel(PanelFit fit, PanelColumns columns, boolean refusesUnknown) {

  /** The model, as on one machine. */
  public PanelModel model() {
    return fit.model();
  }

  /** Writes the model to a file of the driver, which {@link ModelFormat#PANEL} reads. */
  public void write(Path file) {
    ModelFormat.PANEL.write(model(), file);
  }

  /** The same that refuses series that it was not fitted to. */
  public SparkPanelModel refusingUnknown() {
    return new SparkPanelModel(fit, columns, true);
  }

  /**
   * Forecasts what comes after the last row of each series.
   *
   * <p>Rows are gathered and looked at in this call; forecasts are made when they are asked for.
   *
   * @param data as {@link SparkForecaster#fit(Dataset)} takes it
   * @return a row for each series and lead: name, time, value, and bounds {@code y-lo-80}, {@code
   *     y-hi-80} and so on. Columns are named and times typed as in the data frame
   * @throws org.sswim.series.InvalidDataException if the data frame lacks these columns, or has
   *     rows that are refused
   */
  public Dataset<Row> transform(Dataset<Row> data) {
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(data.sparkSession().sparkContext());
    try (JobNames jobs = new JobNames(context, "forecasts", step -> {})) {
      GatheredRows rows = GatheredRows.of(data, columns, model().inputs().names(), jobs);
      int partitions = Math.max(1, rows.rows().getNumPartitions());
      SparkSeries series =
          SparkSeries.of(
              rows.keyed(0),
              rows.times(),
              rows.beside(),
              new HashPartitioner(partitions),
              model().days(),
              false,
              jobs);
      rows.rows().unpersist();
      if (refusesUnknown) {
        requireKnown(series.placed());
      }
      Broadcast<byte[]> told =
          context.broadcast(TaskBytes.write(file -> ModelFormat.PANEL.write(model(), file)));
      FramePlaces places = series.places();
      SparkBeside beside = rows.beside();
      if (beside.count() > 0) {
        jobs.next("what is known ahead");
        List<String> problems =
            series
                .placed()
                .mapPartitions(
                    part -> Forecasts.each(part, told, beside, places, Forecasts::problems))
                .take(1);
        if (!problems.isEmpty()) {
          throw FrameFault.of(problems.get(0));
        }
      }
      JavaRDD<Row> forecasts =
          series
              .placed()
              .mapPartitions(part -> Forecasts.each(part, told, beside, places, Forecasts::rows));
      Dataset<Row> texts = data.sparkSession().createDataFrame(forecasts, schema());
      DataType timeType = data.schema().apply(columns.time()).dataType();
      String time = '`' + columns.time().replace("`", "``") + '`';
      return texts.withColumn(columns.time(), functions.col(time).cast(timeType));
    }
  }

  private void requireKnown(JavaPairRDD<String, byte[]> placed) {
    long[] hashes = model().known().hashes();
    List<String> strange =
        placed
            .keys()
            .map(SeriesKey::id)
            .filter(id -> java.util.Arrays.binarySearch(hashes, KnownSeries.hash(id)) < 0)
            .take(1);
    if (!strange.isEmpty()) {
      throw FrameFault.of(
          "series %s is not among those that the model was fitted to"
              .formatted(Shown.value(strange.get(0))));
    }
  }

  private StructType schema() {
    List<StructField> fields = new ArrayList<>();
    fields.add(DataTypes.createStructField(columns.id(), DataTypes.StringType, false));
    fields.add(DataTypes.createStructField(columns.time(), DataTypes.StringType, false));
    fields.add(DataTypes.createStructField(columns.target(), DataTypes.DoubleType, false));
    for (double level : model().levels()) {
      String text = level == Math.rint(level) ? Long.toString((long) level) : "" + level;
      for (String side : List.of("-lo-", "-hi-")) {
        fields.add(
            DataTypes.createStructField(
                columns.target() + side + text, DataTypes.DoubleType, false));
      }
    }
    return DataTypes.createStructType(fields);
  }

  /** The forecasts of the series of a partition. */
  private record Forecasts(PanelModel model, PanelModel.Run run) {

    /** What is made of each series of a partition, one after the other. */
    static <T> Iterator<T> each(
        Iterator<Tuple2<String, byte[]>> part,
        Broadcast<byte[]> told,
        SparkBeside beside,
        FramePlaces places,
        BiFunction<Forecasts, Panel, Stream<T>> made) {
      PanelModel model = TaskBytes.read(told.value(), ModelFormat.PANEL::read);
      Forecasts own = new Forecasts(model, model.newRun());
      return StreamSupport.stream(Spliterators.spliteratorUnknownSize(part, 0), false)
          .map(series -> beside.panel(List.of(series), model.frequency(), places))
          .flatMap(panel -> made.apply(own, panel))
          .iterator();
    }

    /** Why the series of a panel cannot be forecast; none if it can. */
    Stream<String> problems(Panel panel) {
      try {
        model.require(panel);
        return Stream.of();
      } catch (InvalidDataException e) {
        return Stream.of(String.valueOf(e.getMessage()));
      }
    }

    Stream<Row> rows(Panel panel) {
      PanelForecast forecast = run.forecast(panel, 0);
      return IntStream.range(0, forecast.point().length).mapToObj(k -> row(panel, forecast, k));
    }

    private static Row row(Panel panel, PanelForecast forecast, int k) {
      List<Object> cells =
          new ArrayList<>(
              List.of(panel.id(0), panel.times().text(0, panel.rows(0) + k), forecast.point()[k]));
      for (int l = 0; l < forecast.lower().length; l++) {
        cells.add(forecast.lower()[l][k]);
        cells.add(forecast.upper()[l][k]);
      }
      return RowFactory.create(cells.toArray());
    }
  }
}
