package org.sswim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sswim.classification.ClassModel;
import org.sswim.classifiers.BatchClassifier;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.Workers;
import org.sswim.model.InvalidModelException;
import org.sswim.model.ModelFile;
import org.sswim.model.ModelFormat;
import org.sswim.panels.PanelModel;

/** Valid files of every kind that is read, how they are damaged, and what is done with them. */
final class FuzzKinds implements AutoCloseable {
  private static final String WORKS = "works";
  private static final String REFUSED = "refused";
  private static final int ROWS = 60;

  private final Path folder;
  private final List<Kind> all = new ArrayList<>();
  private final FuzzServer server;

  /**
   * A kind of file.
   *
   * @param samples valid ones, in turn
   */
  record Kind(String name, Mutations mutations, List<Sample> samples) {
    private static final List<String> TRAINED = List.of("checkpoints", "cells");
    private static final int ENOUGH = 40;

    /** Of so many tries: a tenth where a network is trained each time, but enough for refusals. */
    int tries(int all) {
      return TRAINED.contains(name) ? Math.min(all, Math.max(ENOUGH, all / 10)) : all;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A valid file.
   *
   * @param use what is done with what becomes of it: "works", "refused", or what is wrong
   */
  record Sample(String name, byte[] valid, Function<byte[], String> use) {}

  FuzzKinds(Path folder) throws IOException {
    this.folder = folder;
    models();
    states();
    sequences();
    series();
    server = new FuzzServer();
    all.add(new Kind("requests", Mutations::text, server.samples()));
  }

  List<Kind> all() {
    return all;
  }

  String use(Kind kind, Sample sample, byte[] content) {
    try {
      return sample.use.apply(content);
    } catch (RuntimeException | Error e) {
      StackTraceElement[] at = e.getStackTrace();
      return kind + ": " + e + (at.length == 0 ? "" : " at " + at[0]);
    }
  }

  @Override
  public void close() {
    server.close();
  }

  /** Golden files, so that a new kind is damaged as soon as it has one. */
  private void models() throws IOException {
    Map<String, List<Sample>> byKind = new LinkedHashMap<>();
    for (String module : List.of("runtime", "related", "algorithms")) {
      Path golden = Path.of("..", module, "src", "test", "resources", "golden");
      try (Stream<Path> files = Files.list(golden)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".sswim")).sorted().toList()) {
          ModelFormat<?> kind = ModelFormat.of(file);
          byte[] valid = Files.readAllBytes(file);
          Function<byte[], String> use = model(kind, file);
          byKind
              .computeIfAbsent(kind.name(), name -> new ArrayList<>())
              .add(new Sample(file.getFileName().toString(), valid, use));
        }
      }
    }
    byKind.forEach((name, samples) -> all.add(new Kind(name, FuzzKinds::model, samples)));
  }

  private static byte[] model(byte[] valid, Random random) {
    return random.nextInt(3) == 0
        ? Mutations.bytes(valid, random)
        : Mutations.archive(valid, random);
  }

  private Function<byte[], String> model(ModelFormat<?> kind, Path file) throws IOException {
    if (kind.holds(ForecastModel.class)) {
      return forecaster(ModelFile.read(file));
    }
    if (kind.holds(PanelModel.class)) {
      return panel(ModelFormat.PANEL.read(file));
    }
    if (kind.holds(ClassModel.class)) {
      return bytes -> named(put("m.sswim", bytes));
    }
    return switch (kind.name()) {
      case "sswim-circuit" -> {
        Path images = ClassFiles.idx(folder, "circuit", 3, 16, true, 1);
        yield called("m.sswim", "algorithms", "use", null, images);
      }
      case "sswim-random-filters" -> {
        Path data = Cli.write(folder.resolve("filters.csv"), "a\n" + "1\n2\n4\n".repeat(9));
        yield called("m.sswim", "algorithms", "use", null, data);
      }
      default -> called("m.sswim", "algorithms", "use", null, "--count", 3);
    };
  }

  private Function<byte[], String> forecaster(ForecastModel model) {
    List<String> known = model.spec().covariates().known();
    List<String> columns = new ArrayList<>(model.channels());
    columns.addAll(model.spec().covariates().past());
    int ahead = known.isEmpty() ? 0 : model.spec().horizon();
    StringBuilder text = new StringBuilder("date," + String.join(",", columns));
    known.forEach(name -> text.append(',').append(name));
    for (int r = 0; r < ROWS + ahead; r++) {
      text.append(String.format("%n2024-01-%02d %02d:00", 1 + r / 24, r % 24));
      for (int c = 0; c < columns.size(); c++) {
        text.append(r < ROWS ? "," + (10 + (r * 7 + c) % 5) : ",");
      }
      known.forEach(name -> text.append(",3"));
    }
    Path data =
        Cli.write(
            folder.resolve(
                "rows" + columns.size() + known.size() + model.spec().horizon() + ".csv"),
            text + "\n");
    return called("m.sswim", "predict", null, data, "--target", String.join(",", model.channels()));
  }

  private Function<byte[], String> panel(PanelModel model) {
    List<String> names = model.inputs().names().all();
    List<String> statics = model.inputs().names().statics();
    StringBuilder text = new StringBuilder("unique_id,ds,y");
    names.forEach(name -> text.append(',').append(name));
    for (int r = 0; r < 40 + model.horizon(); r++) {
      text.append(String.format("%ns,2024-%02d-%02d,", 1 + r / 28, 1 + r % 28));
      text.append(r < 40 ? 5 + r % 3 : "");
      names.forEach(name -> text.append(statics.contains(name) ? ",small" : ",2"));
    }
    Path data = Cli.write(folder.resolve("panel" + names.size() + ".csv"), text + "\n");
    return called("m.sswim", "panel", "predict", null, data);
  }

  /** Lets a classifier name three samples. */
  private static String named(Path file) {
    ClassModel model;
    try {
      model = (ClassModel) ModelFormat.of(file).read(file);
    } catch (InvalidModelException e) {
      return oneLine(e.getMessage());
    }
    List<float[]> samples = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      float[] values = new float[model.signals() * (model.shown() > 0 ? 1 : 20)];
      for (int j = 0; j < values.length; j++) {
        values[j] = (i + j) % 4;
      }
      samples.add(values);
    }
    double[] probability;
    try {
      probability = BatchClassifier.answers(model, samples, Workers.of(1)).probability();
    } catch (IllegalArgumentException e) {
      // The command says it in one line.
      return oneLine(e.getMessage());
    }
    boolean finite = Arrays.stream(probability).allMatch(p -> p >= 0 && p <= 1);
    return finite ? WORKS : "probabilities " + Arrays.toString(probability);
  }

  /** States of trainings, scores and arrays that other programs read. */
  private void states() throws IOException {
    Path data = Cli.write(folder.resolve("train.csv"), Cli.weekly(40));
    Path state = folder.resolve("state.zip");
    Object[] train = {
      "train",
      data,
      "--window",
      7,
      "--horizon",
      1,
      "--neurons",
      3,
      "--set",
      "epochs=1,layers=1,skip=off,moment=none",
      "--init",
      "random",
      "--model",
      folder.resolve("t.sswim"),
      "--checkpoint",
      null
    };
    add("checkpoints", FuzzKinds::model, state, train);
    Path tones = ClassFiles.ts(folder.resolve("tones.ts"), 12, 1);
    Object[] scores = {
      "classify", "evaluate", tones, "--models", "majority", "--folds", 2, "--resume", null
    };
    add("scores", Mutations::text, folder.resolve("scores.jsonl"), scores);
    String few =
        "--window 7 --horizons 1 --neurons 3 --axes skip --seeds 1 --set moment=none --resume";
    Stream<Object> cells =
        Stream.of(Stream.of("ablate", data), Stream.of(few.split(" ")), Stream.of((Object) null))
            .flatMap(words -> words);
    add("cells", Mutations::text, folder.resolve("cells.jsonl"), cells.toArray());
    Path model = Cli.fit(data, folder.resolve("n.sswim"));
    Path graph = folder.resolve("graph.nir");
    done(Cli.run("export", model, "--nir", graph));
    add("nir", Mutations::bytes, graph, "nir", null);
  }

  private void sequences() throws IOException {
    Object[] name = {"classify", "evaluate", null, "--models", "majority", "--folds", 2};
    add("ts", Mutations::text, ClassFiles.ts(folder.resolve("s.ts"), 12, 1), name);
    String arff =
        "@relation r\n@attribute x numeric\n@attribute y numeric\n@attribute c {a,b}\n@data\n"
            + "1,2,a\n2,1,b\n3,1,a\n1.5,2e1,b\n".repeat(3);
    add("arff", Mutations::text, Cli.write(folder.resolve("s.arff"), arff), name);
    add("long", Mutations::text, ClassFiles.csv(folder.resolve("long.csv"), 8, 2, true, 1), name);
    Path spikes = ClassFiles.spikes(folder.resolve("spikes.csv"), 8, true, 1);
    add("spikes", Mutations::text, spikes, name);
    byte[] trains = new byte[8 * 5 * 3];
    new Random(1).nextBytes(trains);
    for (int i = 0; i < trains.length; i++) {
      trains[i] &= 1;
    }
    ByteBuffer labels = ByteBuffer.allocate(8 * 8).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 8; i++) {
      labels.putLong(i % 2);
    }
    Map<String, byte[]> arrays = new LinkedHashMap<>();
    arrays.put("x.npy", Mutations.npy("|u1", "(8, 5, 3)", trains));
    arrays.put("y.npy", Mutations.npy("<i8", "(8,)", labels.array()));
    Path npz = ClassFiles.bytes(folder.resolve("s.npz"), Mutations.zip(arrays));
    add("npz", FuzzKinds::model, npz, name);
    Path images = ClassFiles.idx(folder, "s", 12, 4, true, 1);
    add("idx", Mutations::bytes, images, name);
    Path folderOfSounds = ClassFiles.wavs(folder.resolve("sounds"), 6, 1);
    add(
        "wav",
        Mutations::bytes,
        folderOfSounds.resolve("low_0.wav"),
        replaced(name, folderOfSounds));
  }

  private void series() throws IOException {
    Object[] evaluate = {
      "evaluate", null, "--window", 3, "--horizons", 1, "--models", "persistence,ridge"
    };
    add("csv", Mutations::text, Cli.write(folder.resolve("s.csv"), Cli.weekly(ROWS)), evaluate);
    Object[] panel = {"panel", "evaluate", null, "--horizon", 1, "--models", "persistence"};
    StringBuilder rows = new StringBuilder("unique_id,ds,y\n");
    StringBuilder wide = new StringBuilder("V1,V2,V3,V4,V5,V6\n");
    StringBuilder tsf =
        new StringBuilder("@relation r\n@attribute series_name string\n@frequency daily\n")
            .append("@horizon 1\n@missing false\n@equallength true\n@data\n");
    for (int i = 0; i < 4; i++) {
      wide.append("\"Y" + i + "\",3,4,5," + (i + 3) + ",7\n");
      tsf.append("T" + i + ":3,4,5," + (i + 3) + ",7,6,5\n");
      for (int t = 1; t < 12; t++) {
        rows.append("s" + i + ",2024-01-" + (10 + t) + "," + (5 + (i + t) % 3) + "\n");
      }
    }
    add("panels", Mutations::text, Cli.write(folder.resolve("p.csv"), rows.toString()), panel);
    add("m4", Mutations::text, Cli.write(folder.resolve("m4.csv"), wide.toString()), panel);
    add("tsf", Mutations::text, Cli.write(folder.resolve("p.tsf"), tsf.toString()), panel);
  }

  /** A kind of one sample, which a first call makes where it is not there. */
  private void add(String kind, Mutations mutations, Path file, Object... call) throws IOException {
    Object[] words = replaced(call, file);
    if (!Files.exists(file)) {
      done(Cli.run(words));
    }
    Function<byte[], String> use =
        bytes -> {
          put(file, bytes);
          return outcome(Cli.run(words));
        };
    all.add(new Kind(kind, mutations, List.of(new Sample(kind, Files.readAllBytes(file), use))));
  }

  private static Object[] replaced(Object[] call, Object file) {
    return Stream.of(call).map(word -> word == null ? file : word).toArray();
  }

  private Function<byte[], String> called(String name, Object... call) {
    Object[] words = replaced(call, folder.resolve(name));
    return bytes -> {
      put(name, bytes);
      return outcome(Cli.run(words));
    };
  }

  private static void done(Cli.Run run) {
    if (run.status() != 0) {
      throw new AssertionError(run.err());
    }
  }

  private static String outcome(Cli.Run run) {
    List<String> errors =
        run.errLines().stream().filter(line -> !line.startsWith("sswim: warning: ")).toList();
    if (run.status() == 0) {
      return run.out().matches("(?s).*(NaN|[Ii]nfinity).*") ? "prints " + run.out() : WORKS;
    }
    boolean clean = run.status() == 2 && run.err().startsWith("sswim: ") && run.out().isEmpty();
    return clean && !run.err().contains("out of memory")
        ? REFUSED
        : "status " + run.status() + ": " + errors + (run.out().isEmpty() ? "" : run.out());
  }

  private static String oneLine(String message) {
    return message.contains("\n") ? "several lines: " + message : REFUSED;
  }

  private Path put(String name, byte[] content) {
    return put(folder.resolve(name), content);
  }

  private static Path put(Path file, byte[] content) {
    try {
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text as bytes. */
  static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
