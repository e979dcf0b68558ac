package org.sswim.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sswim.checks.Checks;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.panels.BesideNames;
import org.sswim.panels.Frequency;
import org.sswim.panels.KnownSeries;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelColumns;
import org.sswim.panels.PanelInputs;
import org.sswim.paneltrainers.PanelFit;
import org.sswim.paneltrainers.PanelLayout;
import org.sswim.paneltrainers.PanelOptions;
import org.sswim.paneltrainers.PanelTraining;
import org.sswim.paneltrainers.SeasonDetection;
import org.sswim.paneltrainers.SeriesOrder;
import org.sswim.series.CsvFormat;
import org.sswim.series.OutlierPolicy;
import org.sswim.stored.Withers;
import scala.Tuple2;

/**
 * Fits one model to all series of a data frame in long format.
 *
 * <p>The driver plans on a sample of the series, draws the hidden layers of each network and solves
 * its read-out. In between, the executors sum its equations over all series, block by block. The
 * model has the same bytes for any number of executors, partitions and threads, and as {@link
 * org.sswim.paneltrainers.PanelTrainer} fits on one machine of the same kind.
 *
 * @param options of the training; their {@code windows}, {@code seed} and so on
 * @param ahead O, rows to forecast. If automatic, two seasons, or six rows without a season
 * @param season in rows; or automatic: by the distance of rows, or where times are numbers by the
 *     values of the sample
 * @param columns names of the columns
 * @param beside names of columns that networks see beside the values
 * @param partitions of the series, at most {@value PanelLayout#MOST_BLOCKS}; or automatic: three a
 *     core
 */
@Withers
public record SparkForecaster(
    PanelOptions options,
    Auto<Integer> ahead,
    Auto<Integer> season,
    PanelColumns columns,
    BesideNames beside,
    Auto<Integer> partitions)
    implements SparkForecasterBuilder.With {
  private static final int EACH_CORE = 3;

  /** Checks the ranges. */
  public SparkForecaster {
    require("the horizon", ahead);
    require("the season", season);
    require("partitions", partitions);
    Checks.that(options.neurons() > 0)
        .or("networks on Spark need neurons, as ridge alone is fitted on one machine; got 0");
  }

  private static void require(String name, Auto<Integer> value) {
    Checks.that(value.or(1) >= 1).or("%s must be at least 1; got %s", name, value);
  }

  /** The usual options: columns {@code unique_id}, {@code ds} and {@code y}, all else automatic. */
  static SparkForecaster defaults() {
    return new SparkForecaster(
        PanelOptions.defaults(),
        Auto.auto(),
        Auto.auto(),
        PanelColumns.USUAL,
        BesideNames.NONE,
        Auto.auto());
  }

  /** The same with networks that see so many rows. */
  public SparkForecaster window(int rows) {
    return withOptions(options.withWindow(Auto.of(rows)));
  }

  /** The same that forecasts so many rows. */
  public SparkForecaster horizon(int rows) {
    return withAhead(Auto.of(rows));
  }

  /** The same with networks of so many neurons. */
  public SparkForecaster neurons(int neurons) {
    return withOptions(options.withNeurons(neurons));
  }

  /** The same with so many networks. */
  public SparkForecaster members(int members) {
    return withOptions(options.withMembers(members));
  }

  /** The same with another seed of every draw. */
  public SparkForecaster seed(long seed) {
    return withOptions(options.withSeed(seed));
  }

  /** The same with intervals of such levels, in per cent. */
  public SparkForecaster levels(double... levels) {
    return withOptions(options.withLevels(Arrays.stream(levels).boxed().toList()));
  }

  /** The same for columns of such names. */
  public SparkForecaster columns(String id, String time, String target) {
    return withColumns(new PanelColumns(id, time, target, columns.format()));
  }

  /**
   * The same of texts that are written in another way. Marks that are to be detected are a point
   * before decimals.
   */
  public SparkForecaster format(CsvFormat cells) {
    return withColumns(columns.withFormat(cells));
  }

  /** The same with columns that tell groups of series apart: one category in all rows of each. */
  public SparkForecaster statics(String... names) {
    return withBeside(new BesideNames(List.of(names), beside.past(), beside.known()));
  }

  /** The same with columns of numbers that are known up to the last row. */
  public SparkForecaster inputs(String... names) {
    return withBeside(new BesideNames(beside.statics(), List.of(names), beside.known()));
  }

  /** The same with columns of numbers whose future is known. */
  public SparkForecaster known(String... names) {
    return withBeside(new BesideNames(beside.statics(), beside.past(), List.of(names)));
  }

  /**
   * Fits a model. Runs several jobs, in one job group; a task that is lost is done again.
   *
   * @param data names of series, of any type; times, as dates, timestamps, whole numbers or texts
   *     of them; values, as numbers or texts of them. A missing value is null or NaN
   * @throws org.sswim.series.InvalidDataException if the data frame cannot be learnt from, in one
   *     line
   */
  public SparkPanelModel fit(Dataset<Row> data) {
    return fit(data, step -> {});
  }

  /**
   * As {@link #fit(Dataset)}.
   *
   * @param progress told what comes next
   */
  public SparkPanelModel fit(Dataset<Row> data, Consumer<String> progress) {
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(data.sparkSession().sparkContext());
    try (JobNames jobs = new JobNames(context, "fit", progress)) {
      GatheredRows rows = GatheredRows.of(data, columns, beside, jobs);
      long[] hashes = rows.hashes(jobs);
      Checks.that(hashes.length != 0, FrameFault::of).or("has no value in any row");
      long seed = options.seed();
      long[] sorted =
          Arrays.stream(hashes).map(hash -> SeriesOrder.ofHash(hash, seed)).sorted().toArray();
      PanelLayout layout = PanelLayout.of(sorted, rows.values(), seed);
      int parts = Math.min(layout.blocks(), partitions.or(usualPartitions(context)));
      SparkSeries series =
          SparkSeries.of(
              rows.keyed(seed),
              rows.times(),
              rows.beside(),
              new BlockPartitioner(layout, parts),
              null,
              options.outliers() == OutlierPolicy.AUTO,
              jobs);
      rows.rows().unpersist();
      try {
        jobs.next("sample");
        Panel sample = sample(series, rows.beside(), layout);
        int horizon = ahead.or(sample.frequency().usualHorizon());
        PanelFit fit =
            new PanelTraining(options, horizon, Workers.available())
                .fit(
                    series.report().census,
                    sample,
                    inputs(series, rows.beside(), sample),
                    new KnownSeries(hashes),
                    new SparkBlocks(context, series, rows.beside(), layout, jobs),
                    (done, next) -> jobs.next(next));
        return new SparkPanelModel(fit, columns, false);
      } finally {
        series.placed().unpersist();
      }
    }
  }

  private static int usualPartitions(JavaSparkContext context) {
    return EACH_CORE * Math.max(1, context.defaultParallelism());
  }

  private static PanelInputs inputs(SparkSeries series, SparkBeside beside, Panel sample) {
    List<TreeSet<String>> categories = new ArrayList<>();
    beside.statics().forEach(name -> categories.add(new TreeSet<>()));
    for (long category : series.report().categories) {
      int column = (int) (category >>> Integer.SIZE);
      categories.get(column).add(beside.categories().get(column).get((int) category));
    }
    return PanelInputs.of(sample, categories);
  }

  private Panel sample(SparkSeries series, SparkBeside beside, PanelLayout layout) {
    long sampled = layout.sampled();
    List<Tuple2<String, byte[]>> some =
        series.placed().filter(own -> SeriesKey.number(own._1()) <= sampled).collect().stream()
            .sorted(Comparator.comparing(Tuple2::_1))
            .toList();
    FramePlaces places = series.places();
    Frequency frequency = places.rows().frequency();
    Panel sample = beside.panel(some, frequency, places);
    if (!season.isAuto()) {
      return sample.withFrequency(frequency.withSeason(season.value()));
    }
    return places.times().dates().dates() == null
        ? sample.withFrequency(SeasonDetection.of(sample))
        : sample;
  }
}
