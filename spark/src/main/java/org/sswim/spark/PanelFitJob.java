package org.sswim.spark;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.model.ModelFormat;
import org.sswim.options.Auto;
import org.sswim.options.Settings;
import org.sswim.panels.BesideNames;
import org.sswim.panels.PanelColumns;
import org.sswim.panels.PanelModel;
import org.sswim.paneltrainers.PanelOptions;
import org.sswim.series.CsvFormat;
import org.sswim.series.DatePattern;
import org.sswim.series.InvalidDataException;
import org.sswim.tables.Marks;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fits a model to a panel on Spark and saves it: what {@code spark-submit} runs. */
@Command(
    name = "PanelFitJob",
    mixinStandardHelpOptions = true,
    resourceBundle = "org.sswim.spark.PanelFitJob",
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

  /** Options that are settings with a name of their own, and their paths. */
  private static final SortedMap<String, String> NAMED =
      new TreeMap<>(
          Map.of(
              "--horizon", "horizon",
              "--season", "season",
              "--partitions", "partitions",
              "--window", "window",
              "--neurons", "neurons",
              "--level", "levels"));

  /** Options that say how texts are written. */
  private static final List<String> WRITTEN =
      List.of("--separator", "--decimal", "--date-format", "--zone");

  /**
   * The inputs of a job beside its options.
   *
   * @param horizon rows to forecast
   * @param season in rows
   * @param partitions of the series
   */
  record Job(Auto<Integer> horizon, Auto<Integer> season, Auto<Integer> partitions) {
    private static final Job USUAL = new Job(Auto.auto(), Auto.auto(), Auto.auto());

    /** Checks the ranges. */
    Job {
      Checks.that(horizon.or(1) >= 1 && season.or(1) >= 1 && partitions.or(1) >= 1)
          .or("must be auto or at least 1; got %s, %s and %s", horizon, season, partitions);
    }
  }

  @Parameters(paramLabel = "DATA", arity = "1..*", descriptionKey = "data")
  private List<String> data;

  @Option(names = "--model", required = true, paramLabel = "OUT")
  private Path model;

  @Option(names = "--predictions", paramLabel = "FOLDER")
  private @Nullable String predictions;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "csv")
  private String format;

  @Option(names = "--id-column", paramLabel = "NAME", defaultValue = "unique_id")
  private String idColumn;

  @Option(
      names = {"--date-column", "--time-column"},
      paramLabel = "NAME",
      defaultValue = "ds")
  private String timeColumn;

  @Option(
      names = {"--target", "--target-column"},
      paramLabel = "NAME",
      defaultValue = "y")
  private String targetColumn;

  @Option(names = "--static", split = ",", paramLabel = "NAME")
  private List<String> statics = List.of();

  @Option(names = "--inputs", split = ",", paramLabel = "NAME")
  private List<String> past = List.of();

  @Option(names = "--known", split = ",", paramLabel = "NAME")
  private List<String> known = List.of();

  @Option(names = "--seed", paramLabel = "S")
  private long seed;

  @Option(names = "--set", paramLabel = "PATH=VALUE", split = ",")
  private List<String> settings = List.of();

  @Spec private CommandSpec spec;

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
    CommandLine line = new CommandLine(new PanelFitJob(out, err));
    Settings usual = Settings.of(Job.USUAL, PanelOptions.defaults());
    NAMED.forEach(
        (name, path) -> {
          Settings.Setting setting = usual.at(path);
          line.getCommandSpec()
              .addOption(
                  OptionSpec.builder(name)
                      .paramLabel("VALUE")
                      .type(String.class)
                      .description(setting.about() + " By default " + setting.text() + ".")
                      .build());
        });
    for (String name : WRITTEN) {
      line.getCommandSpec()
          .addOption(OptionSpec.builder(name).paramLabel("TEXT").type(String.class).build());
    }
    return line.setOut(new java.io.PrintWriter(out, true, java.nio.charset.StandardCharsets.UTF_8))
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
    } catch (InvalidDataException | IllegalArgumentException | DateTimeException e) {
      err.println("sswim: " + e.getMessage());
    } catch (Exception e) {
      // Spark throws a checked exception that none of its methods declares.
      if (!(e instanceof AnalysisException)) {
        throw e;
      }
      err.println("sswim: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
    return BAD_INPUT;
  }

  /** How texts are written, as far as options say. */
  private CsvFormat written() {
    String dates = text("--date-format");
    String zone = text("--zone");
    return new CsvFormat(
        new Marks(
            Marks.separator(Objects.requireNonNullElse(text("--separator"), Auto.WORD)),
            Marks.decimal(Objects.requireNonNullElse(text("--decimal"), Auto.WORD))),
        dates == null ? null : DatePattern.of(dates),
        zone == null ? null : ZoneId.of(zone));
  }

  private @Nullable String text(String option) {
    return spec.findOption(option).getValue();
  }

  private void fit() {
    Path folder = model.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(model)) {
      throw new IllegalArgumentException(
          "--model " + model + " is not a file in a folder that exists");
    }
    List<String> told = new ArrayList<>(settings);
    NAMED.forEach(
        (name, path) -> {
          String value = text(name);
          if (value != null) {
            told.add(path + "=" + value.replace(',', '+'));
          }
        });
    PanelOptions usual = PanelOptions.defaults().withSeed(seed);
    Settings set = Settings.of(Job.USUAL, usual).withAll(told);
    Job job = set.get(Job.class);
    SparkForecaster forecaster =
        new SparkForecaster(
            set.get(PanelOptions.class),
            job.horizon,
            job.season,
            new PanelColumns(idColumn, timeColumn, targetColumn, written()),
            new BesideNames(statics, past, known),
            job.partitions);
    SparkSession spark = SparkSession.builder().appName("S-SWIM").getOrCreate();
    String[] files = data.toArray(String[]::new);
    Dataset<Row> panel;
    if (format.equals("csv")) {
      CsvHead head = CsvHead.of(spark, files, forecaster.columns(), forecaster.beside());
      forecaster = forecaster.format(forecaster.columns().format().withMarks(head.marks()));
      panel = head.read(spark, files);
    } else {
      panel = spark.read().format(format).option("header", true).load(files);
    }
    long began = System.nanoTime();
    SparkPanelModel fitted = forecaster.fit(panel);
    PanelModel found = fitted.model();
    ModelFormat.PANEL.write(
        found.withProvenance(found.provenance().withOptions(forecaster.columns().kept())), model);
    out.printf(
        Locale.ROOT,
        "Fitted %d networks to %d windows of %d series in %.1f s; left-out error %.4f of the"
            + " seasonal naive forecast's. Wrote %s.%n",
        found.members().size(),
        fitted.fit().windows(),
        found.known().size(),
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
}
