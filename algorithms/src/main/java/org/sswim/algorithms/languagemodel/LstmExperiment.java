package org.sswim.algorithms.languagemodel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.sswim.algorithms.learning.Subset;
import org.sswim.algorithms.lowbit.TableSteps;
import org.sswim.catalogue.Card;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.descent.BatchSums;
import org.sswim.descent.Epochs;
import org.sswim.descent.Optimizer;
import org.sswim.descent.Schedule;
import org.sswim.descent.Steps;
import org.sswim.linalg.Workers;
import org.sswim.lowbit.PowerTable;
import org.sswim.studies.LanguageModel;

/**
 * Draws the weights of a trained language model to tables of few bits, and compares perplexities on
 * the last tenth of the text: of floats, of floats rounded to the same tables, and of what
 * alternating directions make of them.
 */
public final class LstmExperiment {
  private static final int STREAMS = 32;
  private static final double KILO = 1000;

  private LstmExperiment() {}

  /** The experiment. */
  public static Experiment<LstmOptions> experiment() {
    return new Experiment<>(
        new Card(
            "admm-lstm",
            "Xu et al., Low-bit quantization of recurrent neural network language models using"
                + " alternating direction methods of multipliers, ICASSP 2020, arXiv 2111.14836;"
                + " Leng et al., 2017, arXiv 1707.09870",
            "long short-term memory, weights on powers of two",
            "characters in, softmax of the next out",
            "31 times smaller, 5 times faster to converge than binarised training",
            "tiny-shakespeare, ten epochs each: 3 bits 25 %, 2 bits 39 % above floats, 3 seeds (docs/algorithms/admm-lstm.md)"),
        new Experiment.Files(1, 1, "a text, plain or gzipped"),
        LstmOptions.defaults(),
        LstmOptions.defaults(),
        LstmExperiment::run,
        true);
  }

  /** A row of the table, seed by seed. */
  private static final class Row {
    private final String kind;
    private final int bits;
    private final String tie;
    private final double kiloBytes;
    private final List<Double> perplexity = new ArrayList<>();
    private final List<Double> seconds = new ArrayList<>();

    Row(String kind, int bits, String tie, double kiloBytes) {
      this.kind = kind;
      this.bits = bits;
      this.tie = tie;
      this.kiloBytes = kiloBytes;
    }

    double median() {
      return middle(perplexity);
    }

    static double middle(List<Double> values) {
      return Findings.median(values.stream().mapToDouble(v -> v).toArray());
    }
  }

  private static Findings run(
      List<Path> files,
      LstmOptions options,
      List<Long> seeds,
      Workers workers,
      Experiment.Listener listener) {
    int least = Math.max(1000, 20 * options.length());
    CharacterText text = CharacterText.read(files.get(0), least, options.characters());
    List<Row> rows = new ArrayList<>();
    int runs = seeds.size() * (1 + options.bits().size() * options.ties().size());
    int done = 0;
    Lstm kept = null;
    for (long seed : seeds) {
      int place = 0;
      Lstm floats = Lstm.drawn(text.symbols(), options.cells(), seed);
      long began = System.nanoTime();
      train(
          floats,
          text,
          options.epochs(),
          options.rate(),
          options,
          seed,
          new Optimizer(Optimizer.Rule.ADAM, 0, floats.groups()),
          workers,
          told(listener, done++, runs, "floats"));
      long parameters = floats.parameters().stream().mapToLong(values -> values.length).sum();
      Row row = row(rows, place++, "float", 32, "", Float.BYTES * parameters / KILO);
      row.perplexity.add(perplexity(floats, text.test(), options.length()));
      row.seconds.add((System.nanoTime() - began) * 1e-9);
      for (int bits : options.bits()) {
        PowerTable table = new PowerTable(bits);
        for (PowerTable.Tie tie : options.ties()) {
          String name = tie.name().toLowerCase(Locale.ROOT);
          double size = bytes(floats, table, tie) / KILO;
          Lstm rounded = floats.copy();
          rounded.weights().forEach(w -> table.project(w, tie, w.values().clone(), w.values()));
          Row plain = row(rows, place++, "rounded", bits, name, size);
          plain.perplexity.add(perplexity(rounded, text.test(), options.length()));
          plain.seconds.add(0.0);
          Lstm drawn = floats.copy();
          long start = System.nanoTime();
          TableSteps steps =
              new TableSteps(
                  drawn.groups(),
                  drawn.weights(),
                  new Optimizer(Optimizer.Rule.ADAM, 0, drawn.groups()),
                  TableSteps.Options.over(
                      table, tie, options.drawnEpochs() * stepsOf(text, options)));
          train(
              drawn,
              text,
              options.drawnEpochs(),
              options.drawnRate(),
              options,
              seed,
              steps,
              workers,
              told(listener, done++, runs, bits + " bits, " + name));
          steps.finish();
          kept = seed == seeds.get(0) ? drawn : kept;
          Row own = row(rows, place++, "admm", bits, name, size);
          own.perplexity.add(perplexity(drawn, text.test(), options.length()));
          own.seconds.add((System.nanoTime() - start) * 1e-9);
        }
      }
    }
    return findings(rows, options)
        .withSaved(
            kept == null
                ? null
                : new Findings.Saved<>(
                    LanguageModel.FORMAT,
                    LanguageModels.model(
                        kept,
                        text.known(),
                        Subset.provenance("admm-lstm", options, files.get(0), seeds.get(0)))));
  }

  private static Row row(
      List<Row> rows, int place, String kind, int bits, String tie, double kiloBytes) {
    if (place == rows.size()) {
      rows.add(new Row(kind, bits, tie, kiloBytes));
    }
    return rows.get(place);
  }

  private static Findings findings(List<Row> rows, LstmOptions options) {
    double whole = rows.get(0).median();
    List<List<Object>> cells = new ArrayList<>();
    for (Row row : rows) {
      cells.add(
          List.of(
              row.kind,
              row.tie,
              row.bits,
              row.median(),
              100 * (row.median() / whole - 1),
              row.kiloBytes,
              rows.get(0).kiloBytes / row.kiloBytes,
              Row.middle(row.seconds)));
    }
    List<String> sayings = new ArrayList<>();
    for (int bits : options.bits()) {
      double best =
          rows.stream()
              .filter(row -> row.kind.equals("admm") && row.bits == bits)
              .mapToDouble(Row::median)
              .min()
              .orElseThrow();
      sayings.add(
          String.format(
              Locale.ROOT,
              "at %d bits the perplexity is %.1f %% above that of floats",
              bits,
              100 * (best / whole - 1)));
    }
    return new Findings(
        List.of(
            "weights",
            "tie",
            "bits",
            "perplexity",
            "above float [%]",
            "size [kB]",
            "times smaller",
            "training [s]"),
        cells,
        "With the best tie, " + String.join(", ", sayings),
        List.of());
  }

  /** Bytes of a model whose weights are on a table; biases stay floats. */
  private static long bytes(Lstm lstm, PowerTable table, PowerTable.Tie tie) {
    long biases = (long) Float.BYTES * (lstm.bias().length + lstm.outputBias().length);
    return biases + lstm.weights().stream().mapToLong(w -> table.bytes(w, tie)).sum();
  }

  private static Epochs.Listener told(
      Experiment.Listener listener, int before, int runs, String name) {
    return (share, what) -> listener.at((before + share) / runs, name + ", " + what);
  }

  private static int stepsOf(CharacterText text, LstmOptions options) {
    int stretches = (text.train().length - 1) / options.length();
    return Math.max(1, stretches / options.batch());
  }

  static void train(
      Lstm lstm,
      CharacterText text,
      int epochs,
      double rate,
      LstmOptions options,
      long seed,
      Steps steps,
      Workers workers,
      Epochs.Listener listener) {
    int stretches = (text.train().length - 1) / options.length();
    int batch = Math.min(options.batch(), stretches);
    BatchSums sums =
        new BatchSums(
            rows -> new LstmPass(lstm, text.train(), options.length(), rows), batch, workers);
    new Epochs(epochs, batch, rate, Schedule.COSINE, seed, "lstm-batches")
        .run(IntStream.range(0, stretches).toArray(), sums, steps, listener);
  }

  /** {@code exp} of the mean of {@code -ln p}, over streams that each run through a part. */
  static double perplexity(Lstm lstm, int[] text, int length) {
    int streams = Math.max(1, Math.min(STREAMS, (text.length - 1) / length));
    int rounds = (text.length - 1) / streams / length;
    int part = rounds * length;
    LstmPass pass = new LstmPass(lstm, text, length, streams);
    pass.rest(streams);
    double sum = 0;
    int[] starts = new int[streams];
    for (int round = 0; round < rounds; round++) {
      int from = round * length;
      Arrays.setAll(starts, r -> r * part + from);
      sum += pass.next(starts);
    }
    return Math.exp(sum / ((double) streams * part));
  }
}
