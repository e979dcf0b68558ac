package org.sswim.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.report.Benchmark;
import org.sswim.report.BenchmarkReport;
import org.sswim.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the protocol of a benchmark and prints our rows beside published ones. */
@Command(name = "benchmark")
final class BenchmarkCommand extends SubCommand {
  /** Folders below that of the data which are searched. */
  private static final int DEEP = 3;

  @Parameters(arity = "0..1", paramLabel = "NAME")
  private @Nullable String name;

  @Option(names = "--data", paramLabel = "FOLDER")
  private Path data = Path.of(".");

  @Mixin private Flags.Seeds seeds = new Flags.Seeds(3);
  @Mixin private Flags.Threads threads;
  @Mixin Flags.Results results;

  @Override
  @Nullable Report run() {
    if (name == null) {
      print(Benchmark.list());
      return null;
    }
    String wanted = name;
    Benchmark benchmark = asked(() -> Benchmark.named(wanted));
    Path folder;
    try {
      folder = Files.createTempDirectory("sswim-benchmark");
    } catch (IOException e) {
      throw new UnusableFileException("no temporary folder can be made", e);
    }
    folder.toFile().deleteOnExit();
    Map<String, Path> files = files(benchmark, folder);
    files.values().forEach(file -> checked(new OutputFile("a file of the benchmark", file)));
    return found(benchmark, files).report();
  }

  /** Where each file of a benchmark is. */
  private Map<String, Path> files(Benchmark benchmark, Path folder) {
    Map<String, Path> files = new LinkedHashMap<>();
    String shipped = benchmark.shipped();
    if (shipped != null) {
      Path copy = folder.resolve(shipped);
      copy.toFile().deleteOnExit();
      OutputFile.text("the copy of", copy).write(Demo.data(shipped));
      files.put(shipped, copy);
    }
    List<String> missing = new ArrayList<>();
    for (String file : benchmark.files()) {
      Path found = find(file);
      if (found == null) {
        missing.add(file);
      } else {
        files.put(file, found);
      }
    }
    UnusableFileException.that(missing.isEmpty())
        .or(
            "%s: there is no %s in %s; it is published by %s: name its folder with --data FOLDER",
            benchmark.name(), String.join(", ", missing), data, benchmark.where());
    return files;
  }

  private @Nullable Path find(String name) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + name + "{,.gz}");
    if (!Files.isDirectory(data)) {
      return null;
    }
    try (Stream<Path> all = Files.walk(data, DEEP)) {
      return all.filter(path -> matcher.matches(path.getFileName()))
          .sorted()
          .findFirst()
          .orElse(null);
    } catch (IOException e) {
      throw unreadable(e);
    } catch (UncheckedIOException e) {
      throw unreadable(Objects.requireNonNull(e.getCause()));
    }
  }

  private UnusableFileException unreadable(IOException e) {
    String at = e instanceof FileSystemException system ? system.getFile() : String.valueOf(data);
    return new UnusableFileException(
        at + ": " + OutputFile.reason(e) + "; name another folder with --data FOLDER", e);
  }

  /** Runs the calls, each as a user would. */
  private BenchmarkReport found(Benchmark benchmark, Map<String, Path> files) {
    List<String> shown = new ArrayList<>();
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    if (benchmark.shipped() != null) {
      shown.add("demo --data-only " + benchmark.shipped());
    }
    for (String call : benchmark.calls()) {
      List<String> words = new ArrayList<>();
      List<String> again = new ArrayList<>();
      for (String word : (call + " --seeds " + seeds.count).split(" ", -1)) {
        String file = word.startsWith("<") ? word.substring(1, word.length() - 1) : null;
        String given = file == null ? word : String.valueOf(files.get(file));
        words.add(given);
        again.add(file != null && file.equals(benchmark.shipped()) ? file : given);
      }
      shown.add(Main.typed(again));
      if (!threads.count.isAuto()) {
        words.addAll(List.of("--threads", String.valueOf(threads.count.value())));
      }
      console().note("./sswim " + shown.get(shown.size() - 1));
      // Its table is left to whoever runs it again.
      Report own = Main.within(console(), words.toArray(String[]::new)).found();
      found.add(Objects.requireNonNull(own).json().members());
    }
    return BenchmarkReport.of(benchmark, shown, found);
  }
}
