package org.sswim.cli;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.classification.ClassModel;
import org.sswim.classification.ClassifierModel;
import org.sswim.nir.SpikeHdf;
import org.sswim.sequences.LabelledSequences;
import org.sswim.sequences.LogMel;
import org.sswim.sequences.LongCsv;
import org.sswim.sequences.SequenceFiles;
import org.sswim.sequences.SequenceOptions;
import org.sswim.sequences.SpikeCsv;
import org.sswim.sequences.TrimmedFront;
import org.sswim.sequences.UnusableValueException;
import org.sswim.series.Fault;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;
import org.sswim.tables.Marks;
import picocli.CommandLine.Option;

/** How files of sequences are read. */
final class SequencesMixin {
  /** By what name a model keeps the column of classes. */
  private static final String LABEL = "label";

  private static final int MOST_UNITS = 100_000;

  /** Classes of fewer sequences each, the mean, are numbers or names of single sequences. */
  private static final int FEWEST_OF_A_CLASS = 2;

  /** So many classes may be of one sequence each. */
  private static final int FEW_CLASSES = 20;

  private static final int MOST_STARS = 3;

  @Option(names = "--label", paramLabel = "COLUMN")
  private @Nullable String label;

  @Option(names = "--sample", paramLabel = "COLUMN")
  private @Nullable String sample;

  @Option(names = "--time", paramLabel = "COLUMN")
  private @Nullable String time;

  /** Which WAV files of a folder are taken; null for all. */
  @Option(names = "--names", paramLabel = "GLOB")
  @Nullable PathMatcher names;

  /**
   * What becomes of spikes and sounds.
   *
   * @param bins steps that the time of spikes is cut into; 0 by the file
   * @param windowMs window of a spectrum, in milliseconds
   * @param hopMs from one spectrum to the next, in milliseconds
   * @param trim how far below the loudest ends are cut, in decibels; 0 for none
   */
  record Reading(int bins, double windowMs, double hopMs, double trim) {
    /** Unless it is set. */
    static final Reading USUAL = new Reading(0, 25, 10, 30);

    /** Checks the ranges. */
    Reading {
      require(bins, 0, MOST_UNITS);
      require(windowMs, 1, 10_000);
      require(hopMs, 1, 10_000);
      require(trim, 0, 200);
    }

    private static void require(double value, int low, int high) {
      Checks.that(value >= low && value <= high).or("must lie in %s..%s", low, high);
    }
  }

  /** Reads training or other sequences. */
  LabelledSequences read(Path path, Reading reading, Marks marks) {
    return read(path, names, 0, reading, columns(marks));
  }

  private LongCsv.Columns columns(Marks marks) {
    return new LongCsv.Columns(sample, time, label, marks, false);
  }

  /** A model that keeps which column of classes was named, if one was. */
  ClassifierModel remembered(ClassifierModel model) {
    return label == null
        ? model
        : model.withProvenance(model.provenance().withOptions(Map.of(LABEL, label)));
  }

  /** Reads sequences that belong to others: spikes of as many units. */
  LabelledSequences readLike(
      LabelledSequences train,
      Path path,
      @Nullable PathMatcher which,
      Reading reading,
      Marks marks) {
    return readLike(train, path, which, reading, columns(marks));
  }

  private LabelledSequences readLike(
      LabelledSequences train,
      Path path,
      @Nullable PathMatcher which,
      Reading reading,
      LongCsv.Columns columns) {
    LabelledSequences read = read(path, which, train.signals(), reading, columns);
    read.requireLike(train, path);
    return read.alignTo(train.classes(), path);
  }

  /**
   * Refuses sequences that nothing can be learnt from: without classes, or all of one.
   *
   * @param file where they come from
   */
  static void requireClasses(LabelledSequences data, Path file) {
    requireLabels(data, file);
    int[] label = Objects.requireNonNull(data.label());
    long classes = Arrays.stream(label).distinct().count();
    UnusableFileException.not(classes > FEW_CLASSES && FEWEST_OF_A_CLASS * classes > data.count())
        .or(
            "%s: its %d sequences are of %d classes, such as '%s'; is that a number to estimate?"
                + " Name the column of classes with --label",
            file, data.count(), classes, data.classes().get(label[0]));
    UnusableFileException.not(classes < 2)
        .or(
            "%s: all %s sequences are of class '%s'; give sequences of at least two"
                + " classes to tell apart",
            file, data.count(), data.classes().get(label[0]));
  }

  /** Refuses sequences without classes. */
  static void requireLabels(LabelledSequences data, Path file) {
    UnusableFileException.not(data.label() == null)
        .or(
            file
                + ": its sequences have no classes; "
                + (data.grid() != null
                    ? "put the file of their labels beside it, as 'labels-idx1' beside"
                        + " 'images-idx3'"
                    : "give a file that has them, or say with --label in which column they stand"));
  }

  /** Reads what a model is to name; a file may have no classes. */
  LabelledSequences readFor(ClassModel model, Path path, Reading reading, Marks marks) {
    LabelledSequences like =
        new LabelledSequences(
            List.of(new float[model.signals()]),
            model.signals(),
            model.signalNames(),
            new int[1],
            model.classes(),
            model.grid());
    String kept = model.provenance().options().get(LABEL);
    return readLike(
        like,
        path,
        names,
        reading,
        label == null ? new LongCsv.Columns(sample, time, kept, marks, true) : columns(marks));
  }

  private LabelledSequences read(
      Path path, @Nullable PathMatcher which, int units, Reading reading, LongCsv.Columns columns) {
    LabelledSequences data = unchecked(path, which, units, reading, columns);
    data.requireNear(path);
    return data;
  }

  /** What is made of the sequences of a file, which is refused where they do not suit. */
  static <T> T suited(Path file, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw refused(file, e);
    }
  }

  /** Sequences that a trainer or a model refuses, in its words. */
  static InvalidDataException refused(Path file, IllegalArgumentException e) {
    String why = String.valueOf(e.getMessage());
    Problem problem = e instanceof UnusableValueException ? Problem.VALUE : Problem.REFUSED;
    Fault fault = Fault.of(problem).at(file.toString(), 0).got(why);
    return new InvalidDataException(fault, file + ": " + why, e);
  }

  private LabelledSequences unchecked(
      Path path, @Nullable PathMatcher which, int units, Reading reading, LongCsv.Columns columns) {
    SequenceOptions options =
        SequenceOptions.defaults()
            .withColumns(columns)
            .withBins(new SpikeCsv.Bins(reading.bins, 0, Math.min(MOST_UNITS, units)));
    if (SpikeHdf.is(path)) {
      options.requireUnnamed(path);
      return SpikeHdf.read(path, options.bins());
    }
    LogMel bands = LogMel.defaults().withWindowMs(reading.windowMs).withHopMs(reading.hopMs);
    return SequenceFiles.read(
        path, options, reading.trim > 0 ? new TrimmedFront(bands, reading.trim) : bands, which);
  }

  /** Reads {@code --names}. */
  static PathMatcher glob(String text) {
    Checks.not(text.chars().filter(c -> c == '*').count() > MOST_STARS)
        .or("a pattern has at most %s stars", MOST_STARS);
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("'" + text + "' is not a pattern of file names");
    }
  }
}
