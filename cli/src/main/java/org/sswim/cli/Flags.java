package org.sswim.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.OtherFile;
import org.sswim.comparison.Comparison;
import org.sswim.comparison.ResultFile;
import org.sswim.forecasting.ForecastCsv;
import org.sswim.forecasting.ForecastModel;
import org.sswim.options.Auto;
import org.sswim.report.ModelReport;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Options that several commands have, each as it is typed; {@code help.properties} tells of them.
 */
final class Flags {
  private Flags() {}

  /** How many rows are forecast. */
  static final class Horizon {
    @Option(
        names = {"--horizon", "--horizons"},
        required = true,
        paramLabel = "O")
    int rows;
  }

  /** The origins of a backtest. */
  static final class Origins {
    @Option(names = "--origins", paramLabel = "K")
    int count;

    @Option(names = "--every", paramLabel = "auto|N")
    private Auto<Integer> every = Auto.auto();

    @Option(names = "--refit")
    boolean refit;

    Origins(int usual) {
      count = usual;
    }

    /** Rows between two of them. */
    int every(int horizon) {
      return every.or(horizon);
    }
  }

  /** A season in rows. */
  static final class Season {
    @Option(names = "--season", paramLabel = "auto|N")
    Auto<Integer> rows = Auto.auto();
  }

  /** Columns beside those that are forecast. */
  static final class Beside {
    @Option(names = "--inputs", split = ",", paramLabel = "NAME")
    List<String> past = List.of();

    @Option(names = "--known", split = ",", paramLabel = "NAME")
    List<String> known = List.of();
  }

  /** How many rows a forecast sees. */
  static final class Window {
    @Option(names = "--window", paramLabel = "auto|H")
    Auto<Integer> rows = Auto.auto();
  }

  /** How many windows, samples or other things. */
  static final class Count {
    @Option(names = "--count", paramLabel = "N")
    private @Nullable Integer count;

    /** The number; that which is usual if none is asked for. */
    int or(int usual) {
      return count == null ? usual : count;
    }
  }

  /** The file that a model looks at. */
  static final class Data {
    @Option(names = "--data", required = true, paramLabel = "FILE")
    Path path;
  }

  /** The file that a model or a graph looks at, where that is asked for. */
  static final class MaybeData {
    @Option(names = "--data", paramLabel = "CSV")
    @Nullable Path path;
  }

  /** Seconds that a row lasts in a graph. */
  static final class Dt {
    @Option(names = "--dt", paramLabel = "SECONDS")
    private @Nullable Double seconds;

    /** The seconds; those that are usual if none are asked for. */
    double or(double usual) {
      return seconds == null ? usual : seconds;
    }
  }

  /** The file of what is known of rows ahead. */
  static final class Future extends SharedOptions {
    @Option(names = "--future", paramLabel = "CSV")
    @Nullable Path path;

    /** Refuses a file for a model that has no known columns. */
    void require(boolean known) {
      not(path != null && !known)
          .or("--future is for models fitted with --known; this one was not: leave it out");
    }
  }

  /** Where finished results are kept. */
  static final class Resume extends SharedOptions {
    @Option(names = "--resume", paramLabel = "FILE")
    private @Nullable Path path;

    /** The file; null for none. */
    @Nullable OutputFile file() {
      return path == null ? null : new OutputFile("--resume", path);
    }

    /** Refuses the file where every model has to be fitted now. */
    void refuseWith(String option, boolean given) {
      not(path != null && given)
          .or("%s needs every fit, --resume leaves out what is finished; give one of them", option);
    }

    /**
     * What comes of a comparison that knows the finished scores of the file, if one is given, and
     * adds others. Rows of other tools are read anew, as their files may have changed.
     *
     * @param about all that a score depends on but its model and seed
     */
    <S extends Record, T> T kept(
        Class<S> type, Supplier<String> about, Function<Comparison.Memory<S>, T> work) {
      OutputFile kept = file();
      if (kept == null) {
        return work.apply(Comparison.Memory.none());
      }
      try (ResultFile<S> file = kept.results(type)) {
        return work.apply(
            file.memory(about.get())
                .anew((model, seed) -> OtherFile.paths(model).findAny().isPresent()));
      } catch (IOException e) {
        throw kept.unwritable(e);
      } catch (UncheckedIOException e) {
        throw kept.unwritable(Objects.requireNonNull(e.getCause()));
      }
    }
  }

  /** The file that tests. */
  static final class Test {
    @Option(names = "--test", paramLabel = "TEST")
    @Nullable Path path;
  }

  /** How wide hidden layers are. */
  static final class Neurons {
    @Option(names = "--neurons", paramLabel = "auto|N")
    Auto<Integer> count;

    Neurons(Auto<Integer> usual) {
      count = usual;
    }
  }

  /** Where random numbers begin. */
  static final class Seed {
    @Option(names = "--seed", paramLabel = "S")
    long first = 0;
  }

  /** How many seeds are compared. */
  static final class Seeds {
    @Option(names = "--seeds", paramLabel = "K")
    int count;

    Seeds(int usual) {
      count = usual;
    }
  }

  /** How many threads compute. */
  static final class Threads {
    @Option(names = "--threads", paramLabel = "auto|N")
    Auto<Integer> count = Auto.auto();
  }

  /** Whether and how long a fitted network is trained by gradients. */
  static final class ThenTrain {
    @Option(names = "--then-train", paramLabel = "EPOCHS")
    @Nullable Integer epochs;
  }

  /** Whether operations and joules are counted, too. */
  static final class Energy {
    @Option(names = "--energy")
    boolean wanted;
  }

  /** Where the state of a training is kept. */
  static final class Checkpoint {
    @Option(names = "--checkpoint", paramLabel = "FILE")
    @Nullable Path path;
  }

  /** Where a model is saved. */
  static final class Saved {
    @Option(names = "--model", required = true, paramLabel = "OUT")
    Path path;
  }

  /** Where forecasts or classes go. */
  static final class Out extends SharedOptions {
    @Option(names = "--out", paramLabel = "CSV")
    private @Nullable Path path;

    /** The file; null for none. */
    @Nullable OutputFile file() {
      return path == null ? null : new OutputFile("--out", path);
    }

    /** Prints a text, or writes it and prints what is told of its file, if that is no device. */
    void print(String text, Function<Path, String> told) {
      OutputFile file = file();
      if (file == null) {
        command().print(text);
        return;
      }
      file.write(text);
      if (!file.device()) {
        command().print(told.apply(file.path()));
      }
    }
  }

  /** Whether all is printed. */
  static final class Verbose {
    @Option(names = "--verbose")
    boolean all;

    /** What is said of a model that was fitted. */
    String fitted(ForecastModel model, long bytes) {
      return all ? ModelReport.fitted(model) : ModelReport.brief(model, bytes);
    }
  }

  /** Numbers as JSON. */
  static final class Json {
    @Option(names = "--json", paramLabel = "OUT")
    @Nullable Path path;
  }

  /** A page with charts. */
  static final class Page {
    @Option(names = "--report", paramLabel = "HTML")
    @Nullable Path path;
  }

  /** What is found, as numbers and as a page. */
  static final class Results {
    @Mixin Json json = new Json();
    @Mixin Page report = new Page();
  }

  /** A picture for a paper. */
  static final class Svg {
    @Option(names = "--svg", paramLabel = "FILE")
    @Nullable Path path;
  }

  /** Which prediction intervals are wanted. */
  static final class Level extends SharedOptions {
    private static final int MOST = 100;

    @Option(names = "--level", split = ",", paramLabel = "PCT")
    private List<Double> levels = List.of();

    /** Rising, each once; none if none are wanted. */
    List<Double> levels() {
      not(levels.size() > MOST).or("--level: at most %s levels; got %s", MOST, levels.size());
      return levels.stream().sorted().distinct().toList();
    }

    /** Refuses channels that are called as a bound of another one would be. */
    void requireNames(List<String> channels) {
      for (double level : levels()) {
        for (String channel : channels) {
          for (String bound : ForecastCsv.boundNames(channel, level)) {
            not(channels.contains(bound))
                .or(
                    "--level: column '%s' has the name of a bound of '%s'; rename it, or leave it"
                        + " out with --exclude",
                    bound, channel);
          }
        }
      }
    }
  }
}
