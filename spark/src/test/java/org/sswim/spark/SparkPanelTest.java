package org.sswim.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.JobExecutionStatus;
import org.apache.spark.SparkJobInfo;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFormat;
import org.sswim.options.Auto;
import org.sswim.panels.BesideNames;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelColumns;
import org.sswim.panels.PanelFiles;
import org.sswim.panels.PanelFormat;
import org.sswim.panels.PanelModel;
import org.sswim.paneltrainers.PanelOptions;
import org.sswim.paneltrainers.PanelTrainer;
import org.sswim.series.InvalidDataException;
import org.sswim.training.FitProgress;

class SparkPanelTest {
  private static final int SERIES = 30;
  private static final int HORIZON = 4;
  private static final PanelOptions QUICK =
      PanelOptions.defaults()
          .withNeurons(10)
          .withMembers(2)
          .withWindows(2000)
          .withLevels(List.of(80.0));

  private static SparkSession spark;
  private static List<Row> rows;
  private static SparkPanelModel fitted;
  private static Panel panel;
  private static PanelModel plain;

  @TempDir private static Path folder;

  @BeforeAll
  static void start() throws Exception {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .appName("sswim tests")
            .config("spark.ui.enabled", "false")
            // Of few rows, code that Spark would write and compile takes most of the time.
            .config("spark.sql.codegen.wholeStage", "false")
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.local.dir", folder.toString())
            .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toUri().toString())
            .getOrCreate();
    rows = rows();
    fitted = forecaster().withPartitions(Auto.of(2)).fit(dates(rows));
    panel = onOneMachine(rows);
    plain = new PanelTrainer(QUICK, Workers.of(2)).fit(panel, HORIZON, FitProgress.NONE).model();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static SparkForecaster forecaster() {
    return SparkSSwim.forecaster().withOptions(QUICK).horizon(HORIZON);
  }

  /** Quarterly series of different lengths, one with a gap, one with a late start, in no order. */
  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < SERIES; i++) {
      double level = Math.exp(2 + 4 * random.nextDouble());
      int length = i < 3 ? 7 : 30 + random.nextInt(40);
      for (int t = 0; t < length; t++) {
        level *= Math.exp(0.01 + 0.02 * (random.nextDouble() - 0.5));
        if (i != 5 || t != 12) {
          double value = i == 7 && t < 10 ? 0 : level * (1 + 0.4 * Math.sin(Math.PI / 2 * (t + i)));
          LocalDate date = LocalDate.of(1990, 1, 1).plusMonths(3L * t);
          rows.add(RowFactory.create("s" + i, java.sql.Date.valueOf(date), value));
        }
      }
    }
    Collections.shuffle(rows, random);
    return rows;
  }

  private static StructType schema(DataType time, DataType value) {
    return new StructType().add("unique_id", DataTypes.StringType).add("ds", time).add("y", value);
  }

  private static Dataset<Row> dates(List<Row> some) {
    return spark.createDataFrame(some, schema(DataTypes.DateType, DataTypes.DoubleType));
  }

  private static Dataset<Row> texts(String... lines) {
    List<Row> some =
        Arrays.stream(lines)
            .map(line -> RowFactory.create((Object[]) line.split(",", -1)))
            .toList();
    return spark.createDataFrame(some, schema(DataTypes.StringType, DataTypes.StringType));
  }

  private static byte[] bytes(PanelModel model) throws Exception {
    Path file = folder.resolve("bytes.sswim");
    ModelFormat.PANEL.write(model, file);
    return Files.readAllBytes(file);
  }

  /** Series from Monday to Friday that begin on different days, with a low fourth of May. */
  private static List<Row> mays() {
    List<Row> days = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 2; i++) {
      LocalDate date = LocalDate.of(2019, 10, 7).plusDays(i);
      for (; date.isBefore(LocalDate.of(2022, 4, 30)); date = date.plusDays(1)) {
        double usual = (i + 2) * (5 + date.getDayOfWeek().getValue() + random.nextDouble());
        boolean may = date.getMonthValue() == 5 && date.getDayOfMonth() == 4;
        if (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
          days.add(
              RowFactory.create("s" + i, java.sql.Date.valueOf(date), may ? 0.3 * usual : usual));
        }
      }
    }
    return days;
  }

  @Test
  @Tag("long")
  void momentsAreThoseOfOneMachine() throws Exception {
    PanelOptions options = QUICK.withMembers(1);
    SparkPanelModel model =
        forecaster().withOptions(options).withPartitions(Auto.of(2)).fit(dates(mays()));
    Panel days = onOneMachine(mays());
    PanelModel own =
        new PanelTrainer(options, Workers.of(2)).fit(days, HORIZON, FitProgress.NONE).model();
    assertThat(own.moment()).isNotNull();
    assertThat(bytes(model.model())).isEqualTo(bytes(own));
    double point = own.newRun().forecast(days, 0).point()[2];
    Row may =
        model.transform(dates(mays())).collectAsList().stream()
            .filter(row -> row.get(0).equals(days.id(0)))
            .filter(row -> row.get(1).toString().equals("2022-05-04"))
            .findFirst()
            .orElseThrow();
    assertThat(may.getDouble(2)).isCloseTo(point, within(1e-6 * point));
    Dataset<Row> few = texts("s0,2022-04-22,9", "s0,2022-04-25,8");
    assertThat(model.transform(few).first().get(1)).isEqualTo("2022-04-26");
  }

  private static Panel onOneMachine(List<Row> rows) throws Exception {
    StringBuilder text = new StringBuilder("unique_id,ds,y\n");
    for (Row row : rows) {
      text.append(row.get(0)).append(',').append(row.get(1)).append(',');
      text.append(row.get(2)).append('\n');
    }
    Path file = folder.resolve("panel.csv");
    Files.writeString(file, text);
    return PanelFiles.read(file, PanelFormat.LONG, PanelColumns.USUAL);
  }

  @Test
  void bytesAreThoseOfOneMachineForAnyNumberOfPartitions() throws Exception {
    byte[] two = bytes(fitted.model());
    List<Row> turned = new ArrayList<>(rows);
    Collections.reverse(turned);
    assertThat(bytes(forecaster().withPartitions(Auto.of(1)).fit(dates(rows)).model()))
        .isEqualTo(two);
    Dataset<Row> cut = dates(turned).repartition(5);
    assertThat(bytes(forecaster().withPartitions(Auto.of(8)).fit(cut).model())).isEqualTo(two);
    assertThat(two).isEqualTo(bytes(plain));
  }

  /** A file of semicolons, decimal commas and Latin letters, as one machine reads it. */
  @Test
  void theJobReadsFilesOfOtherCountries() throws Exception {
    StringBuilder text = new StringBuilder("unique_id;ds;y\n");
    for (Row row : rows) {
      String date = row.get(1).toString().replaceAll("(\\d+)-(\\d+)-(\\d+)", "$3.$2.$1");
      text.append(
          "ß%s;%s;%s\n".formatted(row.get(0), date, String.valueOf(row.get(2)).replace('.', ',')));
    }
    Path file = folder.resolve("other.csv");
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    Path model = folder.resolve("other.sswim");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int status =
        PanelFitJob.run(
            ("%s --model %s --horizon %s --neurons 10 --set members=2,windows=2000 --level 80"
                    + " --zone Europe/Berlin")
                .formatted(file, model, HORIZON)
                .split(" "),
            new PrintStream(said, true, StandardCharsets.UTF_8),
            new PrintStream(said, true, StandardCharsets.UTF_8));
    assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
    PanelModel own =
        new PanelTrainer(QUICK, Workers.of(2))
            .fit(PanelFiles.read(file, null, PanelColumns.USUAL), HORIZON, FitProgress.NONE)
            .model();
    PanelModel job = ModelFormat.PANEL.read(model);
    assertThat(job.provenance().options()).containsEntry("zone", "Europe/Berlin");
    assertThat(bytes(job.withProvenance(own.provenance()))).isEqualTo(bytes(own));
  }

  @Tag("long")
  @Test
  void forecastsAreThoseOfThePlainModel() {
    Dataset<Row> next = fitted.transform(dates(rows));
    assertThat(next.columns()).containsExactly("unique_id", "ds", "y", "y-lo-80", "y-hi-80");
    assertThat(next.schema().apply("ds").dataType()).isEqualTo(DataTypes.DateType);
    Map<String, Row> byTime = new HashMap<>();
    next.collectAsList().forEach(row -> byTime.put(row.get(0) + " " + row.get(1), row));
    assertThat(byTime).hasSize(SERIES * HORIZON);
    for (int i = 0; i < panel.size(); i++) {
      double[] point = plain.newRun().forecast(panel.values(i)).point();
      for (int k = 0; k < HORIZON; k++) {
        String time = panel.times().text(i, panel.rows(i) + k);
        Row row = byTime.get(panel.id(i) + " " + time);
        assertThat(row).as(panel.id(i) + " " + time).isNotNull();
        assertThat(row.getDouble(2)).isCloseTo(point[k], within(1e-6 * Math.abs(point[k])));
        assertThat(row.getDouble(3)).isLessThan(row.getDouble(4));
      }
    }
  }

  /** The rows with a kind for each series, a price, and four prices behind the last value. */
  private static List<Row> besides() {
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < SERIES; i++) {
      int length = 30 + i % 20;
      Random random = new Random(i);
      for (int t = 0; t < length + HORIZON; t++) {
        double price = random.nextDouble();
        double value = (5 + i) * Math.exp((i % 3 - 1) * 0.02 * t - price);
        String kind = t == 3 ? "" : "kind " + i % 3;
        all.add(
            RowFactory.create("s" + i, (long) t, t < length ? value : null, kind, price, t % 5));
      }
    }
    Collections.shuffle(all, new Random(1));
    return all;
  }

  private static Dataset<Row> besides(List<Row> some) {
    return spark.createDataFrame(
        some,
        schema(DataTypes.LongType, DataTypes.DoubleType)
            .add("kind", DataTypes.StringType)
            .add("price", DataTypes.DoubleType)
            .add("heat", DataTypes.IntegerType));
  }

  @Test
  @Tag("long")
  void whatIsKnownBesideValuesIsSeenAsOnOneMachine() throws Exception {
    StringBuilder text = new StringBuilder("unique_id,ds,y,kind,price,heat\n");
    for (Row row : besides()) {
      String line = row.mkString(",").replace("null", "");
      text.append(line).append('\n');
    }
    Path file = Files.writeString(folder.resolve("besides.csv"), text);
    BesideNames names = new BesideNames(List.of("kind"), List.of("heat"), List.of("price"));
    Panel one = PanelFiles.read(file, PanelFormat.LONG, PanelColumns.USUAL, names, null);
    PanelOptions options = QUICK.withMembers(1);
    PanelModel alone =
        new PanelTrainer(options, Workers.of(2)).fit(one, HORIZON, FitProgress.NONE).model();
    SparkPanelModel many =
        SparkSSwim.forecaster()
            .withOptions(options)
            .withSeason(Auto.of(1))
            .horizon(HORIZON)
            .statics("kind")
            .inputs("heat")
            .known("price")
            .withPartitions(Auto.of(3))
            .fit(besides(besides()));
    assertThat(alone.inputs().names()).isEqualTo(names);
    assertThat(bytes(many.model())).isEqualTo(bytes(alone));
    Map<String, Double> said = new HashMap<>();
    many.transform(besides(besides()))
        .collectAsList()
        .forEach(row -> said.put(row.get(0) + " " + row.get(1), row.getDouble(2)));
    double[] point = alone.newRun().forecast(one, one.ids().indexOf("s7")).point();
    for (int k = 0; k < HORIZON; k++) {
      assertThat(said.get("s7 " + (37 + k))).isCloseTo(point[k], within(1e-6 * point[k]));
    }
    List<Row> known = besides().stream().filter(row -> !row.isNullAt(2)).toList();
    assertThatThrownBy(() -> many.transform(besides(known)))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("known column 'price' has no number at ");
    List<Row> strange =
        besides().stream()
            .map(row -> row.getString(0).equals("s4") ? withKind(row, "mars") : row)
            .toList();
    assertThatThrownBy(() -> many.transform(besides(strange)))
        .hasMessageContaining("series 's4' has 'mars' in static column 'kind', which the model");
    assertThatThrownBy(
            () -> SparkSSwim.forecaster().horizon(2).statics("price").fit(besides(besides())))
        .hasMessageContaining("static column 'price' has more than the 1000 categories");
    assertThatThrownBy(
            () -> SparkSSwim.forecaster().horizon(2).statics("heat").fit(besides(besides())))
        .hasMessageContaining("static column 'heat' says both '0' and '1' of series");
    assertThatThrownBy(
            () -> SparkSSwim.forecaster().horizon(2).known("kind").fit(besides(besides())))
        .hasMessageContaining("is not a number");
  }

  private static Row withKind(Row row, String kind) {
    return RowFactory.create(row.get(0), row.get(1), row.get(2), kind, row.get(4), row.get(5));
  }

  @Tag("long")
  @Test
  void jobsAreOneGroupWithNames() throws InterruptedException {
    var context = spark.sparkContext();
    context.setJobGroup("mine", "what I do", true);
    try {
      forecaster().members(1).fit(dates(rows));
      int[] jobs = context.statusTracker().getJobIdsForGroup("mine");
      assertThat(jobs.length).isGreaterThan(5);
      assertThat(context.getLocalProperty("spark.job.description")).isEqualTo("what I do");
      for (int job : jobs) {
        assertThat(endOf(job)).isEqualTo(JobExecutionStatus.SUCCEEDED);
      }
    } finally {
      context.clearJobGroup();
    }
  }

  /** How a job ended, of which Spark tells a little later. */
  private static JobExecutionStatus endOf(int job) throws InterruptedException {
    JobExecutionStatus status = JobExecutionStatus.RUNNING;
    for (int i = 0; i < 1000 && status == JobExecutionStatus.RUNNING; i++) {
      SparkJobInfo info = spark.sparkContext().statusTracker().getJobInfo(job).get();
      status = info.status();
      Thread.sleep(10);
    }
    return status;
  }

  @Tag("long")
  @Test
  void unusableRowsAreRefusedInOneLine() {
    refused(
        texts("a,2020-01-01,1", "a,2020-01-02,x"), "series 'a', column 'y': 'x' is not a number");
    refused(texts("a,2020-01-01,1", "a,soon,2"), "series 'a', column 'ds': 'soon' is n");
    refused(
        texts("a,2020-01-01,1", "a,2020-01-02,2", "b,2020-01-01,1", "b,2020-01-01,2"),
        "series 'b' has two rows at 2020-01-01");
    refused(
        texts("a,1,1", "a,2,2", "b,1,1", "b,3,2", "b,5,2", "c,1,1", "c,2,1"),
        "the series of a panel must be of one frequency");
    refused(texts("a,1,1", "a,2,2"), "needs 2 series of 6 rows");
    refused(texts(",1,1"), "a row has no name of a series");
    refused(texts("a,1,NA", "b,1,"), "has no value in any row");
    refused(texts("a,1,1").limit(0), "has no rows");
    refused(texts("a,1,1").drop("y"), "has no column 'y'; there are [unique_id, ds]");
    refused(
        spark.createDataFrame(
            List.of(RowFactory.create("a", 1.5, 2.0)),
            schema(DataTypes.DoubleType, DataTypes.DoubleType)),
        "column 'ds' is of type double");
    assertThatThrownBy(() -> fitted.refusingUnknown().transform(texts("new,1,2", "new,2,2")))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("'new' is not among those");
  }

  private static void refused(Dataset<Row> data, String because) {
    assertThatThrownBy(() -> forecaster().fit(data))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining(because)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }
}
