package org.sswim.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.classifiers.ClassComparison;
import org.sswim.classifiers.ClassEnergy;
import org.sswim.classifiers.ClassScore;
import org.sswim.classifiers.EpochScore;
import org.sswim.energy.NeuronOperations;
import org.sswim.model.ArrayArchive;
import org.sswim.model.InvalidModelException;
import org.sswim.options.OptionsJson;
import org.sswim.sequences.LabelledSequences;

/**
 * The scores of a comparison under way, in a file from which it goes on: models and seeds that are
 * there are not fitted again, and more may be asked for the next time.
 */
final class ScoreFile {
  private static final String FORMAT = "sswim-class-scores-1";
  private static final String ROW = "row ";
  private static final int NUMBERS = 8;
  private static final int ENERGY = 4;
  private static final int EPOCH = 5;

  private final Path file;
  private final int classes;
  private final Map<String, String> texts = new TreeMap<>();

  /**
   * A file, which may be there already.
   *
   * @param counted whether energy is counted
   * @throws InvalidModelException if it is there, but cannot be read, or is of another comparison
   */
  ScoreFile(Path file, ClassComparison comparison, boolean counted) {
    this.file = file;
    classes = comparison.train().classes().size();
    texts.put("format", FORMAT);
    texts.put("train", Long.toHexString(comparison.train().fingerprint()));
    LabelledSequences test = comparison.test();
    texts.put(
        "test",
        test == null ? comparison.folds() + " folds" : Long.toHexString(test.fingerprint()));
    OptionsJson.tree(comparison.options().withSeed(0))
        .forEach((name, value) -> texts.put("option " + name, String.valueOf(value)));
    if (test == null) {
      // Of which folds are drawn.
      texts.put("seed", String.valueOf(comparison.options().seed()));
    }
    texts.put("energy", String.valueOf(counted));
    if (Files.exists(file)) {
      Map<String, String> found = ArrayArchive.texts(file, texts);
      found.forEach((name, text) -> texts.putIfAbsent(name, text));
    }
  }

  private static String key(String model, @Nullable Long seed) {
    return ROW + model + (seed == null ? "" : ", seed " + seed);
  }

  /** Adds a score, and writes the file anew. */
  void add(ClassScore score) {
    texts.put(key(score.model(), score.seed()), written(score));
    ArrayArchive.write(file, texts, Map.of());
  }

  /**
   * A score that is there.
   *
   * @throws InvalidModelException if it is none
   */
  @Nullable ClassScore score(String model, @Nullable Long seed) {
    String text = texts.get(key(model, seed));
    if (text == null) {
      return null;
    }
    try {
      return read(model, seed, text);
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException(
          file + ": '" + key(model, seed) + "' is no score; delete the file to begin anew");
    }
  }

  private static String written(ClassScore score) {
    ClassEnergy energy = score.energy();
    String numbers =
        joined(
            score.accuracy(),
            score.macroF1(),
            score.logLoss(),
            score.fitSeconds(),
            score.neurons(),
            (double) score.parameters(),
            score.spikesPerSample(),
            score.stepsPerSample());
    String own =
        energy == null
            ? ""
            : joined(energy.macs(), energy.acs(), energy.neurons().macs(), energy.neurons().acs());
    String confusion =
        Arrays.stream(score.confusion()).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    String epochs =
        score.epochs().stream()
            .map(e -> joined(e.epoch(), e.seconds(), e.leftOutLogLoss(), e.accuracy(), e.logLoss()))
            .collect(Collectors.joining(" "));
    return String.join(";", numbers, own, confusion, epochs);
  }

  private static String joined(double... numbers) {
    return Arrays.stream(numbers).mapToObj(Double::toString).collect(Collectors.joining(" "));
  }

  private ClassScore read(String model, @Nullable Long seed, String text) {
    List<double[]> parts = Stream.of(text.split(";", -1)).map(ScoreFile::numbers).toList();
    if (parts.size() != 4
        || parts.get(0).length != NUMBERS
        || parts.get(1).length % ENERGY != 0
        || parts.get(2).length != classes * classes
        || parts.get(3).length % EPOCH != 0) {
      throw new IllegalArgumentException("as many numbers as a score has");
    }
    double[] n = parts.get(0);
    double[] e = parts.get(1);
    List<EpochScore> epochs = new ArrayList<>();
    for (int i = 0; i < parts.get(3).length; i += EPOCH) {
      double[] own = Arrays.copyOfRange(parts.get(3), i, i + EPOCH);
      epochs.add(new EpochScore((int) own[0], own[1], own[2], own[3], own[4]));
    }
    return new ClassScore(
        model,
        seed,
        n[0],
        n[1],
        n[2],
        n[3],
        (int) n[4],
        (long) n[5],
        n[6],
        n[7],
        e.length == 0 ? null : new ClassEnergy(e[0], e[1], new NeuronOperations(e[2], e[3])),
        IntStream.range(0, classes * classes).map(i -> (int) parts.get(2)[i]).toArray(),
        epochs);
  }

  private static double[] numbers(String text) {
    return text.isEmpty()
        ? new double[0]
        : Stream.of(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}
