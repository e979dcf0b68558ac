package org.sswim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.classifiers.Folds;
import org.sswim.options.Auto;
import org.sswim.report.Report;
import org.sswim.sequences.IdxFile;
import org.sswim.sequences.LabelledSequences;
import org.sswim.stored.Resources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Calls of other commands, each shown as it is typed, on data that ships with the product. */
abstract class Demo extends SubCommand {
  /** Options of ours that comparisons take as they were given. */
  static final Set<String> COMPARED = Set.of("--neurons", "--seed", "--json", "--report");

  /** Those that fits take. */
  static final Set<String> FITTED = Set.of("--neurons", "--seed");

  @Option(names = "--out", paramLabel = "DIR")
  Path folder;

  @Mixin Flags.Neurons neurons;
  @Mixin Flags.Results results;
  @Mixin Flags.Seed seed;

  Demo(String folder, Auto<Integer> neurons) {
    this.folder = Path.of(folder);
    this.neurons = new Flags.Neurons(neurons);
  }

  /** Makes the folder of the files if it is not there. */
  final void make() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UnusableFileException(
          "--out %s: cannot be made a folder: %s; give another"
              .formatted(folder, OutputFile.reason(e)),
          e);
    }
  }

  /** A file of the data that ship with the product. */
  static byte[] data(String name) {
    return Resources.bytes(Demo.class, "data/" + name);
  }

  /**
   * Runs a call.
   *
   * @param words separated by blanks
   * @param files for the words that stand for them
   * @param passed options of ours that follow if they were given
   */
  final void shown(String words, Map<String, Path> files, Set<String> passed) {
    Stream<Object> call =
        Stream.of(words.split(" ", -1))
            .map(word -> files.containsKey(word) ? files.get(word) : word);
    Stream<Object> options =
        given().stream()
            .filter(option -> passed.contains(option.longestName()))
            .flatMap(option -> Stream.of(option.longestName(), option.<Object>getValue()));
    String[] all = Stream.concat(call, options).map(String::valueOf).toArray(String[]::new);
    println("\n$ ./sswim " + Main.typed(List.of(all)));
    console().out().flush();
    Main.within(console(), all).call();
  }

  /** What a reader may go on with. */
  final void next(String... calls) {
    println("\nNext, try:");
    Stream.of(calls).forEach(call -> println("  " + call));
  }

  /** The whole road on daily births. */
  @Command(name = "demo")
  static final class Births extends Demo {
    private static final String DATA = "us-births.csv";

    /** Those whose rows a newcomer needs. */
    private static final String MODELS = "persistence,seasonal-naive,ridge,random,s-swim";

    @Option(names = "--data-only", paramLabel = "FILE")
    private @Nullable Path dataOnly;

    Births() {
      super("sswim-demo", Auto.of(400));
    }

    @Override
    void prepare() {
      if (dataOnly == null) {
        make();
      }
    }

    @Override
    @Nullable Report run() {
      if (dataOnly != null) {
        write(new OutputFile("--data-only", dataOnly));
        return null;
      }
      OutputFile data = checked(OutputFile.text("--out", folder.resolve(DATA)));
      Path model = checked(OutputFile.regular("--out", folder.resolve("us-births.sswim"))).path();
      Path forecast = checked(OutputFile.text("--out", folder.resolve("forecast.csv"))).path();
      Map<String, Path> files = Map.of("DATA", data.path(), "MODEL", model, "FORECAST", forecast);
      write(data);
      shown(
          "evaluate DATA --window 28 --horizons 7,14,28 --seeds 1 --models " + MODELS,
          files,
          COMPARED);
      shown("fit DATA --window 28 --horizon 28 --model MODEL", files, FITTED);
      shown("predict MODEL DATA --out FORECAST", files, Set.of());
      next(
          "./sswim inspect " + model,
          "tail -n 40 " + data.path() + " | ./sswim stream " + model,
          "./sswim evaluate YOUR.csv --window 28 --horizons 7,28");
      return null;
    }

    private void write(OutputFile file) {
      file.write(Demo.data(DATA));
      println("Daily births in the United States, 1969 to 1988: " + file.path());
    }
  }

  /** The whole road of classification on handwritten digits. */
  @Command(name = "demo")
  static final class Digits extends Demo {
    private static final String IMAGES = "-images-idx3-ubyte.gz";
    private static final String LABELS = "-labels-idx1-ubyte.gz";

    /** Those whose rows a newcomer needs. */
    private static final String MODELS = "majority,nearest-neighbour,ridge,random,s-swim";

    /** One part in so many is the test. */
    private static final int PARTS = 4;

    @Option(names = "--data-only")
    private boolean dataOnly;

    Digits() {
      super("sswim-digits", Auto.auto());
    }

    @Override
    void prepare() {
      make();
    }

    @Override
    @Nullable Report run() {
      not(dataOnly && (results.json.path != null || results.report.path != null))
          .or("--json and --report hold what --data-only leaves out; leave that out");
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
      println("Handwritten digits of 13 people: " + digits.images.path());
      println("by E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, CC BY 4.0,");
      println("https://doi.org/10.24432/C50P49");
      if (dataOnly) {
        return null;
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
      next(
          "./sswim inspect " + model,
          "./sswim classify evaluate YOUR_TRAIN.ts --test YOUR_TEST.ts");
      return null;
    }

    private IdxPair pair(String name) {
      return new IdxPair(
          checked(OutputFile.text("--out", folder.resolve(name + IMAGES))),
          checked(OutputFile.text("--out", folder.resolve(name + LABELS))));
    }

    /** A file of images, and the file of their labels beside it. */
    private record IdxPair(OutputFile images, OutputFile labels) {
      void write(LabelledSequences data) {
        images.write(IdxFile.images(data));
        labels.write(IdxFile.labels(data));
      }
    }
  }
}
