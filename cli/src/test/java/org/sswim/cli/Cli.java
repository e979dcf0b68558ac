package org.sswim.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The command line with captured streams, and small files to give to it. */
final class Cli {
  /** Models by their rows and what was said besides: equal ones are fitted once. */
  private static final Map<List<Object>, byte[]> FITTED = new ConcurrentHashMap<>();

  private Cli() {}

  /** What a run left behind. */
  record Run(int status, String out, String err) {
    List<String> outLines() {
      return out.lines().toList();
    }

    List<String> errLines() {
      return err.lines().toList();
    }
  }

  static Run run(Object... arguments) {
    return runWith("", arguments);
  }

  /** Runs a command whose words stand in a text; FILE in it is the next of some files. */
  static Run call(String words, Path... files) {
    Iterator<Path> next = List.of(files).iterator();
    return run(
        Stream.of(words.split(" "))
            .map(word -> word.equals("FILE") ? next.next() : word)
            .toArray());
  }

  /** The numbers of a row of CSV, behind its date. */
  static double[] numbers(String row) {
    return Stream.of(row.split(",", -1)).skip(1).mapToDouble(Double::parseDouble).toArray();
  }

  /** Runs a command that reads a text on standard input. */
  static Run runWith(String input, Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream printOut = new PrintStream(out, false, UTF_8);
    PrintStream printErr = new PrintStream(err, false, UTF_8);
    Console console =
        new Console(new ByteArrayInputStream(input.getBytes(UTF_8)), printOut, printErr, false);
    int status =
        Main.run(console, Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
    printOut.flush();
    printErr.flush();
    return new Run(status, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Daily rows of two channels with a week in them, from 2024-01-01, a Monday. */
  static String weekly(int rows) {
    StringBuilder text = new StringBuilder("date,a,b\n");
    for (int r = 0; r < rows; r++) {
      double a = 10 * Math.sin(2 * Math.PI * r / 7) + r % 11;
      double b = 5 * Math.cos(2 * Math.PI * r / 7) - r * r % 13;
      LocalDate date = LocalDate.of(2024, 1, 1).plusDays(r);
      text.append(String.format(Locale.ROOT, "%s,%.3f,%.3f\n", date, a, b));
    }
    return text.toString();
  }

  /**
   * Days of a channel that follows temperature but on 4 July, and of the last three the known
   * columns alone.
   */
  static String warmDays(int rows) {
    StringBuilder text = new StringBuilder("date,sales,temp,holiday\n");
    for (int r = 0; r < rows; r++) {
      double temp = 15 + 10 * Math.sin(2 * Math.PI * r / 365) + r * 7 % 11;
      int holiday = r % 29 == 0 ? 1 : 0;
      LocalDate day = LocalDate.of(2023, 1, 1).plusDays(r);
      int closed = MonthDay.from(day).equals(MonthDay.of(7, 4)) ? 60 : 0;
      double sales = 100 + Math.max(0, temp - 15) * 5 - 40 * holiday - closed + r * 5 % 7;
      String cell = r < rows - 3 ? String.format(Locale.ROOT, "%.2f", sales) : "";
      text.append(String.format(Locale.ROOT, "%s,%s,%.2f,%d\n", day, cell, temp, holiday));
    }
    return text.toString();
  }

  static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fits a tiny model to a file, a single network of 20 neurons. */
  static Path fit(Path data, Path model, Object... more) {
    try {
      List<Object> key = List.of(Files.readString(data, ISO_8859_1), List.of(more));
      byte[] known = FITTED.get(key);
      if (known != null) {
        return Files.write(model, known);
      }
      fitAnew(data, model, more);
      FITTED.put(key, Files.readAllBytes(model));
      return model;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same, but not copied from a fit before. */
  static Path fitAnew(Path data, Path model, Object... more) {
    List<Object> call = new ArrayList<>(List.of("fit", data, "--window", 14, "--horizon", 3));
    call.addAll(List.of("--model", model, "--neurons", 20));
    if (Stream.of(more).noneMatch(word -> word.toString().startsWith("members="))) {
      call.addAll(List.of("--set", "members=1"));
    }
    call.addAll(List.of(more));
    Run run = run(call.toArray());
    if (run.status() != 0) {
      throw new AssertionError(run.err());
    }
    return model;
  }

  /** Names of the files in a folder, sorted. */
  static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
