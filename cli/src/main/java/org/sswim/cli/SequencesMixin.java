package org.sswim.cli;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassModel;
import org.sswim.sequences.LabelledSequences;
import org.sswim.sequences.LongCsv;
import org.sswim.sequences.SequenceFiles;
import org.sswim.sequences.SequenceOptions;
import org.sswim.sequences.SpikeCsv;
import org.sswim.sound.LogMel;
import org.sswim.sound.SoundFront;
import org.sswim.sound.TrimmedFront;
import org.sswim.sound.WavFolder;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How files of sequences are read. */
@InGroup(HelpGroup.FILES)
final class SequencesMixin {
  private static final int MOST_UNITS = 100_000;

  @Basic
  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "CSV: the class; by itself label, class, target or y.")
  private @Nullable String label;

  @Option(
      names = "--sample",
      paramLabel = "COLUMN",
      description = "CSV of steps: which sequence a row is of; by itself sample, id, ...")
  private @Nullable String sample;

  @Option(
      names = "--time",
      paramLabel = "COLUMN",
      description = "CSV of steps: the time, which is no signal; by itself time, step, ds or t.")
  private @Nullable String time;

  @Option(
      names = "--bins",
      paramLabel = "N",
      defaultValue = "0",
      converter = Bins.class,
      description = "CSV of spikes: steps that the time is cut into; 0 by the file.")
  private int bins;

  @Basic
  @Option(
      names = "--names",
      paramLabel = "GLOB",
      converter = Glob.class,
      description = "Folder of WAV: only files of such names, as '*_[5-9]*.wav'.")
  private @Nullable PathMatcher names;

  @Option(
      names = "--window-ms",
      paramLabel = "MS",
      defaultValue = "25",
      converter = Milliseconds.class,
      description = "WAV: window of a spectrum (${DEFAULT-VALUE}).")
  private double windowMs;

  @Option(
      names = "--hop-ms",
      paramLabel = "MS",
      defaultValue = "10",
      converter = Milliseconds.class,
      description = "WAV: from one spectrum to the next (${DEFAULT-VALUE}).")
  private double hopMs;

  @Option(
      names = "--trim",
      paramLabel = "DB",
      defaultValue = "30",
      converter = Decibels.class,
      description = "WAV: cut ends so much below the loudest, 0 for none (${DEFAULT-VALUE}).")
  private double trim;

  /** Reads training or other sequences. */
  LabelledSequences read(Path path) {
    return read(path, names, 0);
  }

  /** Reads sequences that belong to others: spikes of as many units. */
  LabelledSequences readLike(LabelledSequences train, Path path, @Nullable PathMatcher which) {
    LabelledSequences read = read(path, which, train.signals());
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
    if (Arrays.stream(label).distinct().count() < 2) {
      throw new UnusableFileException(
          file
              + ": all "
              + data.count()
              + " sequences are of class '"
              + data.classes().get(label[0])
              + "'; give sequences of at least two classes to tell apart");
    }
  }

  /** Refuses sequences without classes. */
  static void requireLabels(LabelledSequences data, Path file) {
    if (data.label() == null) {
      throw new UnusableFileException(
          file
              + ": its sequences have no classes; "
              + (data.grid() != null
                  ? "put the file of their labels beside it, as 'labels-idx1' beside 'images-idx3'"
                  : "give a file that has them, or say with --label in which column they stand"));
    }
  }

  /** Reads what a model is to name. */
  LabelledSequences readFor(ClassModel model, Path path) {
    LabelledSequences like =
        new LabelledSequences(
            List.of(new float[model.signals()]),
            model.signals(),
            model.signalNames(),
            new int[1],
            model.classes(),
            model.grid());
    return readLike(like, path, names);
  }

  private LabelledSequences read(Path path, @Nullable PathMatcher which, int units) {
    LabelledSequences data = unchecked(path, which, units);
    data.requireNear(path);
    return data;
  }

  private LabelledSequences unchecked(Path path, @Nullable PathMatcher which, int units) {
    SequenceOptions options =
        SequenceOptions.defaults()
            .withColumns(new LongCsv.Columns(sample, time, label))
            .withBins(new SpikeCsv.Bins(bins, 0, Math.min(MOST_UNITS, units)));
    if (Files.isDirectory(path)) {
      options.requireUnnamed(path);
      LogMel bands = LogMel.defaults().withWindow(windowMs, hopMs);
      SoundFront front = trim > 0 ? new TrimmedFront(bands, trim) : bands;
      return which == null ? WavFolder.read(path, front) : WavFolder.read(path, front, which);
    }
    return SequenceFiles.read(path, options);
  }

  /** Which WAV files of a folder are taken; null for all. */
  @Nullable PathMatcher names() {
    return names;
  }

  /** A glob over file names. */
  static final class Glob implements ITypeConverter<PathMatcher> {
    /** Each multiplies the time for a name that does not fit by its length. */
    private static final int MOST_STARS = 3;

    @Override
    public PathMatcher convert(String text) {
      if (text.chars().filter(c -> c == '*').count() > MOST_STARS) {
        throw new TypeConversionException("a pattern has at most " + MOST_STARS + " stars");
      }
      try {
        return FileSystems.getDefault().getPathMatcher("glob:" + text);
      } catch (PatternSyntaxException e) {
        throw new TypeConversionException("'" + text + "' is no pattern of file names");
      }
    }
  }

  /** A length of time in milliseconds. */
  static final class Milliseconds implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      double value = Converters.number(text);
      if (!(value >= 1 && value <= 10_000)) {
        throw new TypeConversionException("must be a number in 1..10000; got '" + text + "'");
      }
      return value;
    }
  }

  /** How far below the loudest. */
  static final class Decibels implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      double value = Converters.number(text);
      if (!(value >= 0 && value <= 200)) {
        throw new TypeConversionException("must be a number in 0..200; got '" + text + "'");
      }
      return value;
    }
  }

  /** Steps of spike trains, or 0. */
  static final class Bins implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return (int) Converters.whole(text, 0, 100_000);
    }
  }
}
