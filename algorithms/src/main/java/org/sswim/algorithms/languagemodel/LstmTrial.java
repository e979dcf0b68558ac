package org.sswim.algorithms.languagemodel;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.sswim.algorithms.languagemodel.LstmOptions.Start;
import org.sswim.algorithms.languagemodel.LstmOptions.Way;
import org.sswim.algorithms.lowbit.StraightSteps;
import org.sswim.algorithms.lowbit.TableSteps;
import org.sswim.gradient.Epochs;
import org.sswim.gradient.Optimizer;
import org.sswim.gradient.Schedule;
import org.sswim.gradient.Steps;
import org.sswim.linalg.Workers;
import org.sswim.lowbit.PackedPowers;
import org.sswim.lowbit.PowerTable;
import org.sswim.studies.LanguageStream;
import org.sswim.training.FitProgress;

/** All trainings of a seed: of floats, and of weights of few bits, each of as many passes. */
final class LstmTrial {
  private static final int STREAMS = 32;

  /** Characters that a stream is timed by. */
  private static final int TIMED = 20_000;

  private final CharacterText text;
  private final LstmOptions options;
  private final long seed;
  private final Workers workers;
  private final FitProgress progress;
  private final int runs;
  private final List<Row> rows = new ArrayList<>();
  private Lstm last;
  private int done;

  /**
   * What came out in one way.
   *
   * @param start where its training began
   * @param weights how they come to be of so many bits
   * @param tie what shares a scale; empty for floats
   * @param bits of a weight
   * @param perplexity of the last tenth of the text
   * @param bytes that the model takes
   * @param speed characters of one stream in a second of its thread's processor time
   * @param seconds of all its training
   */
  record Row(
      String start,
      String weights,
      String tie,
      int bits,
      double perplexity,
      double bytes,
      double speed,
      double seconds) {}

  List<Row> rows() {
    return rows;
  }

  /** The network of the last row. */
  Lstm last() {
    return last;
  }

  /** A model, and the seconds that it has trained. */
  private record Trained(Lstm lstm, double seconds) {}

  LstmTrial(
      CharacterText text, LstmOptions options, long seed, Workers workers, FitProgress progress) {
    this.text = text;
    this.options = options;
    this.seed = seed;
    this.workers = workers;
    this.progress = progress;
    last = drawn();
    int trained = (int) options.ways().stream().filter(way -> way != Way.ROUNDED).count();
    runs =
        1 + 2 + options.starts().size() * trained * options.bits().size() * options.ties().size();
  }

  /** Trains in every way. */
  void run() {
    int passes = options.epochs() + options.drawnEpochs();
    Trained first = floats(new Trained(drawn(), 0), options.epochs(), options.rate());
    Trained trained = floats(first, options.drawnEpochs(), options.drawnRate());
    Trained scratch = floats(new Trained(drawn(), 0), passes, options.rate());
    add(Start.TRAINED, trained);
    add(Start.SCRATCH, scratch);
    last = first.lstm;
    for (int bits : options.bits()) {
      PowerTable powers = new PowerTable(bits);
      for (PowerTable.Tie tie : options.ties()) {
        for (Start start : options.starts()) {
          for (Way way : options.ways()) {
            Trained own =
                way == Way.ROUNDED
                    ? rounded(start == Start.TRAINED ? trained : scratch, powers, tie)
                    : start == Start.TRAINED
                        ? few(way, first, options.drawnEpochs(), options.drawnRate(), powers, tie)
                        : few(way, new Trained(drawn(), 0), passes, options.rate(), powers, tie);
            last = own.lstm;
            PackedStream stream = new PackedStream(own.lstm, powers, tie);
            double speed = speed(stream::push);
            add(own, lower(start), lower(way), lower(tie), bits, (double) stream.bytes(), speed);
          }
        }
      }
    }
  }

  private void add(Start start, Trained floats) {
    long count = floats.lstm.parameters().stream().mapToLong(values -> values.length).sum();
    LanguageStream stream = LstmExperiment.stream(floats.lstm, text.known());
    double bytes = (double) Float.BYTES * count;
    add(floats, lower(start), "float", "", Float.SIZE, bytes, speed(stream::push));
  }

  private void add(
      Trained own, String start, String weights, String tie, int bits, double bytes, double speed) {
    rows.add(new Row(start, weights, tie, bits, perplexity(own.lstm), bytes, speed, own.seconds));
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  private Lstm drawn() {
    return Lstm.drawn(text.known().length, options.cells(), seed);
  }

  private Trained floats(Trained before, int epochs, double rate) {
    Lstm own = before.lstm.copy();
    Steps steps = new Optimizer(Optimizer.Rule.ADAM, 0, own.groups());
    return train(own, before.seconds, epochs, rate, steps, "floats");
  }

  private static Trained rounded(Trained floats, PowerTable table, PowerTable.Tie tie) {
    Lstm own = floats.lstm.copy();
    own.weights().forEach(w -> table.project(w, tie, w.values().clone(), w.values()));
    return new Trained(own, floats.seconds);
  }

  private Trained few(
      Way way, Trained before, int epochs, double rate, PowerTable table, PowerTable.Tie tie) {
    Lstm own = before.lstm.copy();
    String name = lower(way) + " of " + table.bits() + " bits";
    if (way == Way.STRAIGHT) {
      Steps steps = new StraightSteps(own.groups(), own.weights(), table, tie);
      return train(own, before.seconds, epochs, rate, steps, name);
    }
    TableSteps steps =
        new TableSteps(
            own.groups(),
            own.weights(),
            new Optimizer(Optimizer.Rule.ADAM, 0, own.groups()),
            TableSteps.Options.over(table, tie, epochs * stepsOfAnEpoch()));
    Trained trained = train(own, before.seconds, epochs, rate, steps, name);
    steps.finish();
    return trained;
  }

  private int stepsOfAnEpoch() {
    int stretches = (text.train().length - 1) / options.length();
    return Math.max(1, stretches / options.batch());
  }

  private Trained train(
      Lstm lstm, double before, int epochs, double rate, Steps steps, String name) {
    long began = System.nanoTime();
    int stretches = (text.train().length - 1) / options.length();
    int batch = Math.min(options.batch(), stretches);
    int run = done++;
    new Epochs(epochs, batch, rate, Schedule.COSINE, seed, "lstm-batches")
        .run(
            stretches,
            rows -> new LstmPass(lstm, text.train(), options.length(), rows),
            workers,
            steps,
            (share, what) -> progress.at((run + share) / runs, name + ", " + what));
    return new Trained(lstm, before + (System.nanoTime() - began) * 1e-9);
  }

  private double speed(IntConsumer stream) {
    int count = Math.min(TIMED, text.test().length);
    long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Arrays.stream(text.test(), 0, count).forEach(stream);
    return count / ((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began) * 1e-9);
  }

  /** {@code exp} of the mean of {@code -ln p}, over streams that each run through a part. */
  private double perplexity(Lstm lstm) {
    int[] test = text.test();
    int length = options.length();
    int streams = Math.max(1, Math.min(STREAMS, (test.length - 1) / length));
    int rounds = (test.length - 1) / streams / length;
    int part = rounds * length;
    LstmPass pass = new LstmPass(lstm, test, length, streams);
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

  /**
   * A language model whose weights are kept in few bits and never unpacked into floats. It takes
   * characters one at a time, from rest; see {@link LstmPass} for its equations.
   */
  static final class PackedStream {
    private final Lstm lstm;
    private final PackedPowers byInput;
    private final PackedPowers byState;
    private final PackedPowers byOutput;
    private final float[] sums;
    private final float[] gates;
    private final float[] memory;
    private final float[] state;
    private final float[] evidence;

    PackedStream(Lstm lstm, PowerTable table, PowerTable.Tie tie) {
      this.lstm = lstm;
      List<PowerTable.Weights> weights = lstm.weights();
      byInput = PackedPowers.of(table, weights.get(0), tie);
      byState = PackedPowers.of(table, weights.get(1), tie);
      byOutput = PackedPowers.of(table, weights.get(2), tie);
      int wide = lstm.bias().length;
      sums = new float[Math.max(wide, lstm.symbols())];
      gates = new float[wide];
      memory = new float[lstm.cells()];
      state = new float[lstm.cells()];
      evidence = new float[lstm.symbols()];
    }

    /** Bytes of all parameters, floats of the biases included. */
    long bytes() {
      return byInput.bytes()
          + byState.bytes()
          + byOutput.bytes()
          + (long) Float.BYTES * (lstm.bias().length + lstm.outputBias().length);
    }

    /** Takes a character, by its number. */
    void push(int character) {
      System.arraycopy(lstm.bias(), 0, gates, 0, gates.length);
      Arrays.fill(sums, 0);
      byInput.addRow(character, 1, sums);
      byInput.addScaled(sums, gates);
      addProduct(byState, gates);
      LanguageStream.step(gates, memory, state);
      System.arraycopy(lstm.outputBias(), 0, evidence, 0, evidence.length);
      addProduct(byOutput, evidence);
    }

    private void addProduct(PackedPowers weights, float[] out) {
      Arrays.fill(sums, 0);
      for (int k = 0; k < state.length; k++) {
        weights.addRow(k, state[k], sums);
      }
      weights.addScaled(sums, out);
    }

    /** Evidence for each character that may follow. */
    float[] evidence() {
      return evidence;
    }
  }
}
