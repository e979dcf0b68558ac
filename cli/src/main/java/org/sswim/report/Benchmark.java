package org.sswim.report;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.options.Nearest;
import org.sswim.stored.Resources;

/**
 * A benchmark for which others have published figures: an object of {@code benchmarks.json}.
 *
 * @param name on the command line
 * @param about data and protocol, in a phrase
 * @param files that it needs, compressed or not; a name may be a pattern of the shell
 * @param shipped a file that ships with the product, which it needs instead; or null
 * @param where the files are published; null if it needs none
 * @param takes about how long it takes on two cores
 * @param calls of this program, without its name; {@code <FILE>} stands for a file
 * @param columns of the table
 * @param published rows of others
 * @param notes lines below the table
 */
public record Benchmark(
    String name,
    String about,
    List<String> files,
    @Nullable String shipped,
    @Nullable String where,
    String takes,
    List<String> calls,
    List<Column> columns,
    List<Published> published,
    List<String> notes) {
  private static final String FILE = "benchmarks.json";

  /**
   * A column of the table.
   *
   * @param heading its name
   * @param figure the member of a call's JSON that has it; null for a weighted mean of the columns
   *     before
   * @param call which of the calls, from 0
   * @param horizon of the row of the JSON; 0 where rows have none
   * @param most whether the largest is best; else the least
   * @param weights of the columns before, where there is no figure
   */
  public record Column(
      String heading,
      @Nullable String figure,
      int call,
      int horizon,
      boolean most,
      @Nullable List<Double> weights) {}

  /**
   * A row that others have published.
   *
   * @param model who forecast
   * @param by who published it
   * @param figures one for each column, as far as there are some
   */
  public record Published(String model, String by, List<@Nullable Double> figures) {}

  /** All of them. */
  public static List<Benchmark> all() {
    try {
      return JSON.std.listOfFrom(Benchmark.class, Resources.bytes(Benchmark.class, FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The benchmark of a name.
   *
   * @throws IllegalArgumentException if there is none, naming those that there are
   */
  public static Benchmark named(String name) {
    List<String> names = all().stream().map(Benchmark::name).toList();
    return all().stream()
        .filter(one -> one.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no benchmark '%s'%s; there are %s"
                        .formatted(name, Nearest.question(name, names), String.join(", ", names))));
  }

  /** What it needs, as a phrase. */
  public String needs() {
    return files.isEmpty()
        ? shipped == null ? "no data" : "data that ship with the product"
        : String.join(", ", files);
  }

  /** A list of all of them. */
  public static String list() {
    TextTable table = new TextTable(3, "benchmark", "takes", "what");
    StringBuilder needs = new StringBuilder();
    for (Benchmark one : all()) {
      table.row(one.name, one.takes, one.about);
      needs.append("  ").append(one.name).append(": ").append(one.needs());
      needs.append(one.where == null ? "" : "; " + one.where).append("\n");
    }
    return table + "\nWhat they need, and who publishes it:\n" + needs;
  }
}
