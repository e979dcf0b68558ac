package org.sswim.spark;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.sswim.model.InvalidModelException;
import org.sswim.options.Auto;
import org.sswim.panels.BesideNames;
import org.sswim.panels.PanelColumns;
import org.sswim.paneltrainers.LeftOut;
import org.sswim.paneltrainers.PanelOptions;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.OutlierPolicy;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Fits a model to a panel on Spark and saves it: what {@code spark-submit} runs. */
@Command(
    name = "PanelFitJob",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis =
        "spark-submit --class org.sswim.spark.PanelFitJob JAR DATA --model OUT [OPTIONS]",
    description = "Fits one model to all series of a panel in long format and saves it.",
    footer = {
      "Example:",
      "  spark-submit --class org.sswim.spark.PanelFitJob sswim-spark.jar \\",
      "    hdfs:///sales.parquet --horizon 28 --level 80,95 --model sales.sswim"
    })
@SuppressWarnings("NullAway.Init")
public final class PanelFitJob implements Callable<Integer> {
  private static final int BAD_INPUT = 2;

  @Parameters(paramLabel = "DATA", arity = "1..*", description = "Files or folders of the panel.")
  private List<String> data;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "OUT",
      description = "Where the driver saves the model (required).")
  private Path model;

  @Option(
      names = "--predictions",
      paramLabel = "FOLDER",
      description =
          "Also write forecasts here, in the format of the data; replaced if it is there.")
  private @Nullable String predictions;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "csv, parquet, orc, json, ... as Spark reads it (${DEFAULT-VALUE}).")
  private String format;

  @Option(
      names = "--id-column",
      paramLabel = "NAME",
      defaultValue = "unique_id",
      description = "Column of the series' names (${DEFAULT-VALUE}).")
  private String idColumn;

  @Option(
      names = {"--date-column", "--time-column"},
      paramLabel = "NAME",
      defaultValue = "ds",
      description = "Column of times (${DEFAULT-VALUE}).")
  private String timeColumn;

  @Option(
      names = {"--target", "--target-column"},
      paramLabel = "NAME",
      defaultValue = "y",
      description = "Column of values (${DEFAULT-VALUE}).")
  private String targetColumn;

  @Option(
      names = "--static",
      split = ",",
      paramLabel = "NAME",
      description = "Columns that tell groups of series apart: one category in all rows of each.")
  private List<String> statics = List.of();

  @Option(
      names = "--inputs",
      split = ",",
      paramLabel = "NAME",
      description = "Columns of numbers that networks see up to the last row.")
  private List<String> past = List.of();

  @Option(
      names = "--known",
      split = ",",
      paramLabel = "NAME",
      description =
          "Columns of numbers whose future is known; rows behind the last value of a series may"
              + " hold them alone.")
  private List<String> known = List.of();

  @Option(
      names = "--horizon",
      paramLabel = "auto|O",
      defaultValue = Auto.WORD,
      converter = AutoCount.class,
      description = "Rows to forecast (${DEFAULT-VALUE}).")
  private Auto<Integer> horizon;

  @Option(
      names = "--window",
      paramLabel = "auto|H",
      defaultValue = Auto.WORD,
      converter = AutoCount.class,
      description = "Rows that networks see (${DEFAULT-VALUE}).")
  private Auto<Integer> window;

  @Option(
      names = "--season",
      paramLabel = "auto|N",
      defaultValue = Auto.WORD,
      converter = AutoCount.class,
      description = "Season in rows (${DEFAULT-VALUE}).")
  private Auto<Integer> season;

  @Option(
      names = "--neurons",
      paramLabel = "N",
      defaultValue = "400",
      description = "Neurons of each network (${DEFAULT-VALUE}).")
  private int neurons;

  @Option(
      names = "--members",
      paramLabel = "M",
      defaultValue = "3",
      description = "Networks whose mean forecasts (${DEFAULT-VALUE}).")
  private int members;

  @Option(
      names = "--windows",
      paramLabel = "N",
      defaultValue = "60000",
      description = "About so many windows train, at least two a series (${DEFAULT-VALUE}).")
  private int windows;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "Covers every random draw (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = {"--level", "--levels"},
      paramLabel = "P[,P]",
      split = ",",
      description = "Levels of intervals, in per cent.")
  private List<Double> levels = List.of();

  @Option(
      names = "--outliers",
      paramLabel = "auto|keep",
      defaultValue = "auto",
      converter = Policy.class,
      description = "What becomes of values far outside of others (${DEFAULT-VALUE}).")
  private OutlierPolicy outliers;

  @Option(
      names = "--left-out",
      paramLabel = "time|series",
      defaultValue = "time",
      converter = Sets.class,
      description =
          "What chooses before it trains: the last rows of all series, or whole ones"
              + " (${DEFAULT-VALUE}).")
  private LeftOut leftOut;

  @Option(
      names = "--partitions",
      paramLabel = "auto|N",
      defaultValue = Auto.WORD,
      converter = AutoCount.class,
      description = "Partitions of the series; the result is the same for any (${DEFAULT-VALUE}).")
  private Auto<Integer> partitions;

  private final PrintStream out;
  private final PrintStream err;

  PanelFitJob(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs the job; its exit status is 2 if the data or an option is of no use. */
  public static void main(String[] args) {
    int status = run(args, System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Runs the job. */
  static int run(String[] args, PrintStream out, PrintStream err) {
    return new CommandLine(new PanelFitJob(out, err))
        .setOut(new java.io.PrintWriter(out, true, java.nio.charset.StandardCharsets.UTF_8))
        .setErr(new java.io.PrintWriter(err, true, java.nio.charset.StandardCharsets.UTF_8))
        .setParameterExceptionHandler(
            (e, given) -> {
              err.println(
                  "sswim: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
              return BAD_INPUT;
            })
        .execute(args);
  }

  @Override
  public Integer call() {
    try {
      fit();
      return 0;
    } catch (InvalidSeriesException | InvalidModelException | IllegalArgumentException e) {
      err.println("sswim: " + e.getMessage());
    } catch (RuntimeException e) {
      if (!(unchecked(e) instanceof AnalysisException told)) {
        throw e;
      }
      err.println("sswim: " + String.valueOf(told.getMessage()).lines().findFirst().orElse(""));
    }
    return BAD_INPUT;
  }

  /** Spark throws a checked exception that none of its methods declares. */
  private static Throwable unchecked(Throwable e) {
    return e;
  }

  private void fit() {
    Path folder = model.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(model)) {
      throw new IllegalArgumentException(
          "--model " + model + " is no file in a folder that exists");
    }
    PanelOptions options =
        new PanelOptions(neurons, members, window, levels, windows, outliers, leftOut, seed);
    SparkForecaster forecaster =
        new SparkForecaster(
            options,
            horizon,
            season,
            new PanelColumns(idColumn, timeColumn, targetColumn),
            new BesideNames(statics, past, known),
            partitions);
    SparkSession spark = SparkSession.builder().appName("S-SWIM").getOrCreate();
    Dataset<Row> panel =
        spark.read().format(format).option("header", true).load(data.toArray(String[]::new));
    long began = System.nanoTime();
    SparkPanelModel fitted = forecaster.fit(panel);
    fitted.write(model);
    out.printf(
        Locale.ROOT,
        "Fitted %d networks to %d windows of %d series in %.1f s; left-out error %.4f of the"
            + " seasonal naive forecast's. Wrote %s.%n",
        fitted.model().members().size(),
        fitted.fit().windows(),
        fitted.model().known().size(),
        (System.nanoTime() - began) * 1e-9,
        fitted.fit().leftOutError(),
        model);
    if (predictions != null) {
      fitted
          .transform(panel)
          .write()
          .format(format)
          .option("header", true)
          .mode(SaveMode.Overwrite)
          .save(predictions);
      out.println("Wrote forecasts to " + predictions + ".");
    }
  }

  /** Reads {@code --outliers}. */
  static final class Policy implements ITypeConverter<OutlierPolicy> {
    @Override
    public OutlierPolicy convert(String text) {
      for (OutlierPolicy policy : OutlierPolicy.values()) {
        if (policy.label().equals(text.strip())) {
          return policy;
        }
      }
      throw new TypeConversionException("'" + text + "' is neither auto nor keep");
    }
  }

  /** Reads {@code --left-out}. */
  static final class Sets implements ITypeConverter<LeftOut> {
    @Override
    public LeftOut convert(String text) {
      for (LeftOut set : LeftOut.values()) {
        if (set.label().equals(text.strip())) {
          return set;
        }
      }
      throw new TypeConversionException("'" + text + "' is neither time nor series");
    }
  }

  /** Reads a count of at least 1, or auto. */
  static final class AutoCount implements ITypeConverter<Auto<Integer>> {
    @Override
    public Auto<Integer> convert(String text) {
      if (text.strip().equals(Auto.WORD)) {
        return Auto.auto();
      }
      try {
        int count = Integer.parseInt(text.strip());
        if (count >= 1) {
          return Auto.of(count);
        }
      } catch (NumberFormatException e) {
        // Said below.
      }
      throw new TypeConversionException(
          "'" + text + "' is no whole number of at least 1, nor auto");
    }
  }
}
