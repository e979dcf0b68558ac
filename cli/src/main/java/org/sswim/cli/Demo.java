package org.sswim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sswim.options.Auto;
import org.sswim.stored.Resources;
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
    console().println("\n$ ./sswim " + Main.typed(List.of(all)));
    console().out().flush();
    Main.within(console(), all);
  }

  /** What a reader may go on with. */
  final void next(String... calls) {
    console().println("\nNext, try:");
    Stream.of(calls).forEach(call -> console().println("  " + call));
  }
}
