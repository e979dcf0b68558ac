package org.sswim.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.sswim.classification.ClassifierModel;
import org.sswim.classifiers.ClassCandidates;
import org.sswim.classifiers.ClassComparison;
import org.sswim.classifiers.ClassScore;
import org.sswim.classifiers.ClassifierOptions;
import org.sswim.classifiers.Folds;
import org.sswim.comparison.Comparison;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFormat;
import org.sswim.options.Auto;
import org.sswim.report.ClassAnswers;
import org.sswim.report.ClassPage;
import org.sswim.report.ClassReport;
import org.sswim.sequences.Grid;
import org.sswim.sequences.IdxFile;
import org.sswim.sequences.LabelledSequences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole road of classification on data that ships with the product. */
@Command(name = "demo")
final class ClassifyDemo extends SubCommand {
  private static final String IMAGES = "digits-images-idx3-ubyte.gz";
  private static final String LABELS = "digits-labels-idx1-ubyte.gz";

  /** One part in so many is the test. */
  private static final int PARTS = 4;

  @Option(names = "--data-only")
  private boolean dataOnly;

  @Mixin private Flags.Folder folder = new Flags.Folder("sswim-digits");
  @Mixin private Flags.Results results;
  @Mixin private Flags.Neurons neurons = new Flags.Neurons(Auto.auto());
  @Mixin private Flags.Seed seed;

  @Override
  void run() {
    mistakeIf(
        dataOnly && (results.json.path != null || results.report.path != null),
        "--json and --report hold what --data-only leaves out; leave that out");
    Written files = Written.to(folder.made());
    Outputs outputs = new Outputs();
    files.each().forEach(own -> outputs.keep(own.path(), "a file of the demo"));
    results.check(outputs);
    files.digits.images().write(ShippedData.read(IMAGES));
    files.digits.labels().write(ShippedData.read(LABELS));
    LabelledSequences digits =
        IdxFile.read(files.digits.images().path(), files.digits.labels().path());
    int[] fold = Folds.of(digits, PARTS, seed.first);
    LabelledSequences train = Folds.select(digits, fold, 0, false);
    LabelledSequences test = Folds.select(digits, fold, 0, true);
    files.train.write(train);
    files.test.write(test);
    PrintStream out = console().out();
    out.println("Handwritten digits of 13 people: " + files.digits.images().path());
    out.println("by E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, CC BY 4.0,");
    out.println("https://doi.org/10.24432/C50P49");
    if (!dataOnly) {
      out.println();
      out.flush();
      classify(train, test, files);
    }
  }

  private void classify(LabelledSequences train, LabelledSequences test, Written files) {
    Path trainFile = files.train.images().path();
    Path testFile = files.test.images().path();
    ClassComparison comparison =
        new ClassComparison(
            train,
            test,
            0,
            ClassCandidates.ALL.list(ClassCandidates.USUAL),
            1,
            ClassifierOptions.defaults().withNeurons(neurons.count).withSeed(seed.first));
    ClassifyEvaluate.Shown shown = new ClassifyEvaluate.Shown(train, test);
    Comparison.Memory<ClassScore> none = Comparison.Memory.none();
    List<ClassScore> scores =
        watched(
            "classify", progress -> comparison.run(Workers.available(), 0, shown, none, progress));
    ClassReport table =
        new ClassReport(comparison, scores, trainFile.toString(), testFile.toString());
    ClassPage.Showpiece piece = Objects.requireNonNull(shown.piece());
    ClassifierModel model = piece.fit().model();
    ClassAnswers answers = new ClassAnswers(model, test, piece.answers());
    ModelFormat.CLASSIFIER.write(model, files.model.path());
    files.named.write(answers.csv());
    results.write(table::json, () -> ClassPage.evaluated(table, piece));
    PrintStream out = console().out();
    out.print(table.text());
    out.println();
    out.println("The network of s-swim is saved: " + files.model.path());
    out.print(answers.sentence(files.named.path().toString()));
    if (results.json.path != null) {
      out.println("Every number of the table: " + results.json.path);
    }
    if (results.report.path != null) {
      out.println("All of it in pictures: " + results.report.path);
    }
    out.println();
    out.println("Next, try:");
    out.println("  ./sswim inspect " + files.model.path());
    out.println("  ./sswim classify predict " + files.model.path() + " " + testFile);
    out.println("  ./sswim classify evaluate " + trainFile + " --test " + testFile + " --seeds 3");
    out.println("  ./sswim classify evaluate YOUR_TRAIN.ts --test YOUR_TEST.ts");
  }

  /** The files of a demo. */
  private record Written(
      IdxPair digits, IdxPair train, IdxPair test, OutputFile model, OutputFile named) {
    static Written to(Path folder) {
      return new Written(
          IdxPair.of("--out", folder, "digits"),
          IdxPair.of("--out", folder, "train"),
          IdxPair.of("--out", folder, "test"),
          OutputFile.regular("--out", folder.resolve("digits.sswim")),
          OutputFile.text("--out", folder.resolve("named.csv")));
    }

    List<OutputFile> each() {
      return List.of(
          digits.images(),
          digits.labels(),
          train.images(),
          train.labels(),
          test.images(),
          test.labels(),
          model,
          named);
    }
  }

  /**
   * A file of images and the file of their labels, as {@link IdxFile} reads them.
   *
   * @param images ends in {@code images-idx3-ubyte.gz}
   * @param labels stands beside it under the name that belongs to it
   */
  record IdxPair(OutputFile images, OutputFile labels) {
    private static final int HEADER = 0x800;
    private static final int WHITE = 255;

    /** The pair of a name, in a folder that an option named. */
    static IdxPair of(String option, Path folder, String name) {
      return new IdxPair(
          OutputFile.text(option, folder.resolve(name + "-images-idx3-ubyte.gz")),
          OutputFile.text(option, folder.resolve(name + "-labels-idx1-ubyte.gz")));
    }

    /**
     * Writes images whose classes are numbers of 0 .. 255.
     *
     * @param data with pixels from 0 to 1
     */
    void write(LabelledSequences data) {
      Grid grid = Objects.requireNonNull(data.grid());
      int[] label = Objects.requireNonNull(data.label());
      ByteBuffer pixels = ByteBuffer.allocate(16 + data.count() * data.signals());
      pixels.putInt(HEADER + 3).putInt(data.count()).putInt(grid.height()).putInt(grid.width());
      ByteBuffer names = ByteBuffer.allocate(8 + data.count());
      names.putInt(HEADER + 1).putInt(data.count());
      for (int i = 0; i < data.count(); i++) {
        for (float value : data.values().get(i)) {
          pixels.put((byte) Math.round(WHITE * value));
        }
        names.put((byte) Integer.parseInt(data.classes().get(label[i])));
      }
      images.write(gzipped(pixels.array()));
      labels.write(gzipped(names.array()));
    }

    private static byte[] gzipped(byte[] content) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(content);
      } catch (IOException e) {
        throw new UncheckedIOException("an array in memory cannot fail", e);
      }
      return bytes.toByteArray();
    }
  }
}
