package org.sswim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in the use of classes: one line that tells what to do, status 2, nothing written. */
class ClassifyMistakesTest {
  @TempDir private Path folder;

  /** A file or folder of sequences that nothing can be learnt from, and what is said of it. */
  static Stream<Arguments> unusable() {
    return Stream.of(
        bad(
            at -> ClassFiles.ts(at.resolve("one.ts"), 8, List.of("slow"), 1),
            "one.ts",
            "all 8 sequences are of class 'slow'",
            "at least two classes"),
        bad(
            at -> ClassFiles.csv(at.resolve("n.csv"), 4, 1, false, 1),
            "n.csv",
            "no classes",
            "--label"),
        bad(
            at -> ClassFiles.idx(at, "n", 9, 5, false, 1),
            "n-images-idx3-ubyte",
            "no classes",
            "the file of their labels beside it"),
        bad(at -> cut(ClassFiles.idx(at, "cut", 9, 5, true, 1)), "cut-images", "header says 241"),
        bad(
            at -> {
              Path images = ClassFiles.idx(at, "x", 9, 5, true, 1);
              cut(at.resolve("x-labels-idx1-ubyte"));
              return images;
            },
            "x-labels",
            "header says 17"),
        bad(
            at -> {
              Path wavs = ClassFiles.wavs(at.resolve("wavs"), 4, 1);
              cut(wavs.resolve("low_2.wav"));
              return wavs;
            },
            "low_2.wav",
            "is cut off"),
        bad(
            at -> Cli.write(at.resolve("nan.csv"), "sample,x,label\n1,2,a\n2,NaN,b\n"),
            "nan.csv",
            "line 3",
            "'x'",
            "'NaN'"),
        bad(
            at -> Cli.write(at.resolve("nan.ts"), "@classLabel true a b\n@data\n1,2:a\n1,?:b\n"),
            "nan.ts",
            "line 4",
            "missing"),
        bad(at -> Cli.write(at.resolve("empty.ts"), ""), "empty.ts", "is empty", ".ts, ARFF, IDX"),
        bad(at -> at.resolve("nowhere.ts"), "nowhere.ts", "no such file"),
        bad(at -> Cli.write(at.resolve("prose"), "no data at all"), "prose", "ARFF"),
        bad(at -> Files.createDirectory(at.resolve("bare")), "bare", "no matching WAV files"));
  }

  /** Makes a file in a folder. */
  private interface Maker {
    Path make(Path folder) throws IOException;
  }

  private static Arguments bad(Maker maker, String... parts) {
    return Arguments.of(maker, List.of(parts));
  }

  private static Path cut(Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    return Files.write(file, Arrays.copyOf(whole, whole.length - 7));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void unusableFile(Maker maker, List<String> parts) throws IOException {
    Path file = maker.make(folder);
    List<String> before = Cli.names(folder);
    Path out = folder.resolve("out");
    Object[] fit = {"classify", "fit", file, "--model", out};
    Object[] evaluate = {"classify", "evaluate", file, "--json", out};
    BadInputTest.assertMistake(Cli.run(fit), parts);
    BadInputTest.assertMistake(Cli.run(evaluate), parts);
    assertThat(Cli.names(folder)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2,x/3,4,y/5,6,z | a class must have 2 sequences",
        "1,1,x/1,1,y/1,1,x/1,1,y | values must differ to tell classes apart; all are 1.0"
      })
  void nothingToLearn(String rows, String reason) {
    Path file =
        Cli.write(folder.resolve("few.csv"), "a,b,label\n" + rows.replace('/', '\n') + "\n");
    Path model = folder.resolve("few.sswim");
    BadInputTest.assertMistake(
        Cli.run("classify", "fit", file, "--model", model, "--neurons", 5),
        List.of("few.csv: " + reason, "give other sequences"));
    assertThat(model).doesNotExist();
  }

  static Stream<Arguments> unlike() {
    return Stream.of(
        Arguments.of(
            (Function<Path, Path>) at -> ClassFiles.csv(at.resolve("t.csv"), 20, 1, true, 1),
            bad(
                at -> ClassFiles.ts(at.resolve("s.ts"), 9, List.of("slow", "fast", "odd"), 2),
                "s.ts",
                "the class 'odd' of sample 3",
                "'slow'",
                "leave such sequences out")),
        Arguments.of(
            (Function<Path, Path>) at -> ClassFiles.csv(at.resolve("t.csv"), 20, 1, true, 1),
            bad(
                at -> ClassFiles.csv(at.resolve("s.csv"), 20, 3, true, 2),
                "s.csv",
                "has 3 signals, but the training data 1",
                "of the same kind")),
        Arguments.of(
            (Function<Path, Path>) at -> ClassFiles.idx(at, "t", 30, 4, true, 1),
            bad(
                at -> ClassFiles.idx(at, "s", 9, 5, true, 2),
                "s-images-idx3-ubyte",
                "images of 5 rows and 5 columns",
                "images of 4 rows and 4 columns",
                "of the same kind")));
  }

  @ParameterizedTest
  @MethodSource("unlike")
  void testUnlikeTheTraining(Function<Path, Path> training, Arguments test) throws IOException {
    Path train = training.apply(folder);
    Path other = ((Maker) test.get()[0]).make(folder);
    @SuppressWarnings("unchecked")
    List<String> parts = (List<String>) test.get()[1];
    Path out = folder.resolve("out");
    BadInputTest.assertMistake(
        Cli.run("classify", "evaluate", train, "--test", other, "--json", out), parts);
    Path model = folder.resolve("m.sswim");
    assertThat(Cli.run("classify", "fit", train, "--model", model, "--neurons", 5).err()).isEmpty();
    BadInputTest.assertMistake(Cli.run("classify", "predict", model, other, "--out", out), parts);
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--folds 6            | class 'fast' is too small for 6 folds | fewer --folds | --test",
        "--folds 1            | --folds      | 2..1000      | '1'",
        "--models s-swim,swim | --models     | unknown model 'swim' | nearest-neighbour",
        "--seeds 0            | --seeds      | 1..1000      | '0'",
        "--neurons none       | --neurons    | auto or a whole number in 1..20000 | 'none'",
        "--set views=sound        | views      | values, changes | 'sound'",
        "--set views=values+values | views     | each view once | leave out",
        "--set coding=morse       | coding     | current, latency, rate | 'morse'",
        "--set whitening=2        | whitening  | 0            | got 2",
        "--set shown=0            | shown      | 1..1000      | got 0",
        "--names *a*a*a*a*b   | --names      | at most 3 stars | --help",
        "--test-names *.wav   | --test-names | --test       | leave it out",
        "--neurns 3           | --neurns     | --neurons    | --help",
        "--label colour       | 'colour'     | there are       | 'label'",
      })
  void unusableOption(String options, String first, String second, String third) {
    Path train = ClassFiles.csv(folder.resolve("train.csv"), 10, 1, true, 1);
    Path out = folder.resolve("out");
    List<Object> command = new ArrayList<>(List.of("classify", "evaluate", train, "--json", out));
    command.addAll(Arrays.asList(options.strip().split(" +")));
    BadInputTest.assertMistake(Cli.run(command.toArray()), List.of(first, second, third));
    assertThat(Cli.names(folder)).containsExactly("train.csv");
  }

  @Test
  void labelsAreInputToo() throws IOException {
    Path images = ClassFiles.idx(folder, "t", 30, 4, true, 1);
    Path labels =
        folder.resolve(images.getFileName().toString().replace("images-idx3", "labels-idx1"));
    byte[] content = Files.readAllBytes(labels);
    BadInputTest.assertMistake(
        Cli.run("classify", "evaluate", images, "--json", labels),
        List.of("--json", "the labels of its images", "give another"));
    assertThat(labels).hasBinaryContent(content);
  }

  @Test
  void inputIsNotOverwritten() throws IOException {
    Path train = ClassFiles.ts(folder.resolve("train.ts"), 10, 1);
    Path test = ClassFiles.ts(folder.resolve("test.ts"), 10, 2);
    String content = Files.readString(train);
    Path model = folder.resolve("m.sswim");
    BadInputTest.assertMistake(
        Cli.run("classify", "fit", train, "--model", train),
        List.of("--model", "the TRAIN", "give another"));
    BadInputTest.assertMistake(
        Cli.run("classify", "fit", train, "--model", model, "--json", model),
        List.of("--json", "--model", "give another"));
    BadInputTest.assertMistake(
        Cli.run("classify", "evaluate", train, "--json", train),
        List.of("--json", "the TRAIN", "give another"));
    BadInputTest.assertMistake(
        Cli.run("classify", "evaluate", train, "--test", test, "--report", test),
        List.of("--report", "is also --test", "give another"));
    assertThat(Cli.run("classify", "fit", train, "--model", model, "--neurons", 5).err()).isEmpty();
    BadInputTest.assertMistake(
        Cli.run("classify", "predict", model, train, "--out", train),
        List.of("--out", "the FILE", "give another"));
    BadInputTest.assertMistake(
        Cli.run("classify", "predict", model, train, "--out", model),
        List.of("--out", "the MODEL", "give another"));
    assertThat(train).hasContent(content);
    assertThat(Cli.names(folder)).containsExactly("m.sswim", "test.ts", "train.ts");
  }

  /** What commands for forecasters say of a classifier: why not, and what to use instead. */
  private static void refusals(Path model, Path series, Path out, String graphless) {
    String name = model.getFileName() + ": is a classifier";
    BadInputTest.assertMistake(
        Cli.run("explain", model, "--data", series, "--json", out),
        List.of(name, "takes forecasters", "'sswim classify fit --report PAGE'"));
    BadInputTest.assertMistake(
        Cli.run("prune", model, "--data", series, "--max-loss", 1, "--model", out),
        List.of(name, "prune takes forecasters", "'sswim classify fit --neurons N'"));
    for (String form : List.of("--npz", "--onnx", "--int8", "--csv")) {
      BadInputTest.assertMistake(
          Cli.run("export", model, form, out),
          List.of(name, "as --nir", "numpy.load reads the arrays of this file"));
    }
    BadInputTest.assertMistake(
        Cli.run("export", model, "--nir", out),
        List.of(model.getFileName().toString(), graphless, "'sswim classify predict'"));
    BadInputTest.assertMistake(
        Cli.run("export", model, "--nir", out, "--data", series), List.of(name, "as --nir"));
    BadInputTest.assertMistake(
        Cli.run("nir", model),
        List.of("is a model of S-SWIM, not a NIR graph", "'sswim classify predict'"));
  }

  /** A network of clocked neurons is refused as any classifier is. */
  @Test
  void algorithmsAreClassifiers() {
    Path images = ClassFiles.idx(folder, "train", 12, 3, true, 1);
    Path model = folder.resolve("d.sswim");
    Object[] fit = {
      "classify", "fit", images, "--algorithm", "dsr:hidden=4:epochs=1", "--model", model
    };
    assertThat(Cli.run(fit).err()).isEmpty();
    refusals(
        model,
        Cli.write(folder.resolve("data.csv"), Cli.weekly(60)),
        folder.resolve("out"),
        "from a related algorithm");
    assertThat(Cli.names(folder)).doesNotContain("out");
  }

  @Test
  void modelsOfTheOtherKind() {
    Path series = Cli.write(folder.resolve("data.csv"), Cli.weekly(60));
    Path forecaster = Cli.fit(series, folder.resolve("f.sswim"));
    Path train = ClassFiles.ts(folder.resolve("train.ts"), 10, 1);
    Path model = folder.resolve("c.sswim");
    assertThat(Cli.run("classify", "fit", train, "--model", model, "--neurons", 5).err()).isEmpty();
    List<String> before = Cli.names(folder);
    Path out = folder.resolve("out");
    for (Object[] command :
        List.of(
            new Object[] {"predict", model, series, "--out", out},
            new Object[] {"stream", model})) {
      BadInputTest.assertMistake(
          Cli.run(command),
          List.of("c.sswim: is a classifier", "for forecasters", "use 'sswim classify predict'"));
    }
    refusals(model, series, out, "3 equal parts of a sequence");
    BadInputTest.assertMistake(
        Cli.run("nir", forecaster),
        List.of("f.sswim: is a model of S-SWIM, not a NIR graph", "sswim export MODEL --nir"));
    for (Object[] command :
        List.of(
            new Object[] {"classify", "predict", forecaster, train, "--out", out},
            new Object[] {"classify", "stream", forecaster})) {
      BadInputTest.assertMistake(
          Cli.run(command),
          List.of("f.sswim: is a forecaster", "for classifiers", "use 'sswim predict'"));
    }
    BadInputTest.assertMistake(
        Cli.run("classify", "predict", train, train),
        List.of("train.ts", "is not a ZIP file", "give a model file"));
    assertThat(Cli.names(folder)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2        | line 1 | rows of 1 value | got 2",
        "x;1;q      | line 3 | value 1         | 'q'",
        "1;;NaN     | line 3 | value 1         | 'NaN'",
        "1;1e39     | line 2 | value 1         | '1e39'",
      })
  void unusableRow(String rows, String first, String second, String third) {
    Path train = ClassFiles.ts(folder.resolve("train.ts"), 10, 1);
    Path model = folder.resolve("m.sswim");
    Object[] fit = {
      "classify", "fit", train, "--model", model, "--neurons", 5, "--set", "views=values"
    };
    assertThat(Cli.run(fit).err()).isEmpty();
    Cli.Run run = Cli.runWith(rows.replace(';', '\n') + "\n", "classify", "stream", model);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains("standard input", first, second, third);
  }

  @Test
  void aModelThatNeedsTheWholeCannotStream() {
    Path train = ClassFiles.ts(folder.resolve("train.ts"), 10, 1);
    Path model = folder.resolve("m.sswim");
    Object[] fit = {
      "classify", "fit", train, "--model", model, "--neurons", 5, "--set", "views=shape"
    };
    assertThat(Cli.run(fit).err()).isEmpty();
    BadInputTest.assertMistake(
        Cli.runWith("1\n", "classify", "stream", model),
        List.of("m.sswim", "steps one at a time", "--set views=values+changes"));
  }
}
