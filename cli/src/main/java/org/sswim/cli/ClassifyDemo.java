package org.sswim.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.sswim.classifiers.Folds;
import org.sswim.options.Auto;
import org.sswim.sequences.Grid;
import org.sswim.sequences.IdxFile;
import org.sswim.sequences.LabelledSequences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole road of classification on handwritten digits. */
@Command(name = "demo")
final class ClassifyDemo extends Demo {
  private static final String IMAGES = "-images-idx3-ubyte.gz";
  private static final String LABELS = "-labels-idx1-ubyte.gz";

  /** Those whose rows a newcomer needs. */
  private static final String MODELS = "majority,nearest-neighbour,ridge,random,s-swim";

  /** One part in so many is the test. */
  private static final int PARTS = 4;

  @Option(names = "--data-only")
  private boolean dataOnly;

  ClassifyDemo() {
    super("sswim-digits", Auto.auto());
  }

  @Override
  void prepare() {
    make();
  }

  @Override
  void run() {
    mistakeIf(
        dataOnly && (results.json.path != null || results.report.path != null),
        "--json and --report hold what --data-only leaves out; leave that out");
    IdxPair digits = pair("digits");
    IdxPair train = pair("train");
    IdxPair test = pair("test");
    Path model = checked(OutputFile.regular("--out", folder.resolve("digits.sswim"))).path();
    Path named = checked(OutputFile.text("--out", folder.resolve("named.csv"))).path();
    digits.images.write(Demo.data("digits" + IMAGES));
    digits.labels.write(Demo.data("digits" + LABELS));
    LabelledSequences all = IdxFile.read(digits.images.path(), digits.labels.path());
    int[] fold = Folds.of(all, PARTS, seed.first);
    train.write(Folds.select(all, fold, 0, false));
    test.write(Folds.select(all, fold, 0, true));
    console().println("Handwritten digits of 13 people: " + digits.images.path());
    console().println("by E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, CC BY 4.0,");
    console().println("https://doi.org/10.24432/C50P49");
    if (dataOnly) {
      return;
    }
    Map<String, Path> files =
        Map.of(
            "TRAIN",
            train.images.path(),
            "TEST",
            test.images.path(),
            "MODEL",
            model,
            "NAMED",
            named);
    shown("classify evaluate TRAIN --test TEST --seeds 1 --models " + MODELS, files, COMPARED);
    shown("classify fit TRAIN --model MODEL", files, FITTED);
    shown("classify predict MODEL TEST --out NAMED", files, Set.of());
    next("./sswim inspect " + model, "./sswim classify evaluate YOUR_TRAIN.ts --test YOUR_TEST.ts");
  }

  private IdxPair pair(String name) {
    return new IdxPair(
        checked(OutputFile.text("--out", folder.resolve(name + IMAGES))),
        checked(OutputFile.text("--out", folder.resolve(name + LABELS))));
  }

  /**
   * A file of images and the file of their labels, as {@link IdxFile} reads them.
   *
   * @param images ends in {@code images-idx3-ubyte.gz}
   * @param labels stands beside it under the name that belongs to it
   */
  private record IdxPair(OutputFile images, OutputFile labels) {
    private static final int HEADER = 0x800;
    private static final int WHITE = 255;

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
