package org.sswim.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.io.FileUtils;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFormat;
import org.sswim.options.Auto;
import org.sswim.panels.Frequency;
import org.sswim.panels.Panel;
import org.sswim.paneltrainers.PanelFit;
import org.sswim.paneltrainers.PanelOptions;
import org.sswim.paneltrainers.PanelTrainer;

/**
 * Times a fit to made-up weekly series: {@code plain:THREADS} on one machine or at a master of
 * Spark, and prints the check sum of the model. What {@code docs/lab/scale.md} measures with;
 * {@code spark/bench/scale.sh} starts it.
 */
final class ScaleRun {
  private static final int SEASON = 7;
  private static final int HORIZON = 14;
  private static final int SLICES = 32;

  private ScaleRun() {}

  /** WHERE SERIES ROWS PARTITIONS|auto [MEMBERS WINDOWS [NEURONS]]. */
  public static void main(String[] args) throws Exception {
    String where = args[0];
    int series = Integer.parseInt(args[1]);
    int rows = Integer.parseInt(args[2]);
    Auto<Integer> partitions =
        args[3].equals(Auto.WORD) ? Auto.auto() : Auto.of(Integer.parseInt(args[3]));
    PanelOptions options = PanelOptions.defaults();
    if (args.length > 4) {
      options =
          options.withMembers(Integer.parseInt(args[4])).withWindows(Integer.parseInt(args[5]));
    }
    if (args.length > 6) {
      options = options.withNeurons(Integer.parseInt(args[6]));
    }
    long began = System.nanoTime();
    double ready = 0;
    double before = 0;
    Costs costs = new Costs();
    PanelFit fit;
    if (where.startsWith("plain:")) {
      int threads = Integer.parseInt(where.substring("plain:".length()));
      fit =
          new PanelTrainer(options, Workers.of(threads))
              .fit(panel(series, rows), HORIZON, (done, step) -> say(began, step));
    } else {
      Path stored = Files.createTempDirectory("scale");
      try (SparkSession spark = session(where)) {
        String parquet = stored.resolve("rows.parquet").toUri().toString();
        data(spark, series, rows).write().parquet(parquet);
        ready = seconds(began);
        before = cpu();
        spark.sparkContext().addSparkListener(costs);
        fit =
            SparkSSwim.forecaster()
                .withOptions(options)
                .withSeason(Auto.of(SEASON))
                .withPartitions(partitions)
                .horizon(HORIZON)
                .fit(spark.read().parquet(parquet), step -> say(began, step))
                .fit();
      } finally {
        FileUtils.deleteQuietly(stored.toFile());
      }
    }
    double all = seconds(began);
    costs.steps.forEach(
        (step, cost) ->
            System.out.printf(
                Locale.ROOT,
                "%s: tasks %.1f s of CPU, %.0f MB shuffled%n",
                step,
                cost[0],
                cost[1]));
    Path file = Files.createTempFile("scale", ".sswim");
    ModelFormat.PANEL.write(fit.model(), file);
    java.util.zip.CRC32C check = new java.util.zip.CRC32C();
    check.update(Files.readAllBytes(file));
    Files.delete(file);
    System.out.printf(
        Locale.ROOT,
        "%s: %d series of %d rows, %d windows; session and data %.1f s (CPU %.1f s), fit %.1f s (CPU of"
            + " this process %.1f s, of tasks %.1f s); shuffled %.0f MB; %d tasks lost; left-out %.4f, check %08x%n",
        where,
        series,
        rows,
        fit.windows(),
        ready,
        before,
        all - ready,
        cpu() - before,
        costs.cpu * 1e-9,
        costs.shuffled * 1e-6,
        costs.lost,
        fit.leftOutError(),
        check.getValue());
  }

  /** Seconds that all threads of this process have computed. */
  private static double cpu() {
    var system =
        (com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() * 1e-9;
  }

  /** What tasks cost, wherever they ran. */
  private static final class Costs extends SparkListener {
    private long cpu;
    private long shuffled;
    private int lost;
    private final Map<Integer, String> stages = new HashMap<>();
    private final Map<String, double[]> steps = new LinkedHashMap<>();

    @Override
    public synchronized void onStageSubmitted(SparkListenerStageSubmitted stage) {
      String step = stage.properties().getProperty("spark.job.description", "other");
      stages.put(stage.stageInfo().stageId(), step.replaceFirst("^S-SWIM fit: ", ""));
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
      lost += end.taskInfo().successful() ? 0 : 1;
      if (end.taskMetrics() != null) {
        cpu += end.taskMetrics().executorCpuTime();
        shuffled += end.taskMetrics().shuffleWriteMetrics().bytesWritten();
        double[] step =
            steps.computeIfAbsent(
                stages.getOrDefault(end.stageId(), "other"), name -> new double[2]);
        step[0] += end.taskMetrics().executorCpuTime() * 1e-9;
        step[1] += end.taskMetrics().shuffleWriteMetrics().bytesWritten() * 1e-6;
      }
    }
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) * 1e-9;
  }

  private static void say(long began, String step) {
    System.out.printf(Locale.ROOT, "%7.1f s %s%n", seconds(began), step);
    System.out.flush();
  }

  private static SparkSession session(String master) {
    return SparkSession.builder()
        .master(master)
        .appName("sswim scale")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate();
  }

  private static Dataset<Row> data(SparkSession spark, int series, int rows) {
    List<Integer> slices = new ArrayList<>();
    for (int s = 0; s < SLICES; s++) {
      slices.add(s);
    }
    var made =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(slices, SLICES)
            .flatMap(
                slice -> {
                  int from = (int) ((long) series * slice / SLICES);
                  int to = (int) ((long) series * (slice + 1) / SLICES);
                  return rows(from, to, rows);
                });
    return spark.createDataFrame(
        made,
        new StructType()
            .add("unique_id", DataTypes.StringType)
            .add("ds", DataTypes.LongType)
            .add("y", DataTypes.DoubleType));
  }

  private static Iterator<Row> rows(int from, int to, int rows) {
    return java.util.stream.IntStream.range(from, to)
        .boxed()
        .flatMap(
            i -> {
              double[] values = values(i, rows);
              return java.util.stream.IntStream.range(0, rows)
                  .mapToObj(t -> RowFactory.create("s" + i, (long) t, values[t]));
            })
        .iterator();
  }

  private static Panel panel(int series, int rows) {
    List<String> ids = new ArrayList<>();
    double[][] values = new double[series][];
    for (int i = 0; i < series; i++) {
      ids.add("s" + i);
      values[i] = values(i, rows);
    }
    return Panel.of(ids, values, new Frequency(SEASON, SEASON));
  }

  /** A level that drifts, a week of its own, noise. */
  private static double[] values(int series, int rows) {
    SplittableRandom random = new SplittableRandom(series);
    double level = Math.exp(1 + 4 * random.nextDouble());
    double[] week = random.doubles(SEASON, 0.5, 1.5).toArray();
    double[] values = new double[rows];
    for (int t = 0; t < rows; t++) {
      level *= Math.exp(0.04 * (random.nextDouble() - 0.5));
      values[t] = level * week[t % SEASON] * Math.exp(0.2 * (random.nextDouble() - 0.5));
    }
    return values;
  }
}
