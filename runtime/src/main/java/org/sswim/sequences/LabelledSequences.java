package org.sswim.sequences;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.series.Problem;
import org.sswim.tables.Shown;

/**
 * Sequences of values, each as a whole of one class. An image is a sequence of one step whose
 * signals are its pixels.
 *
 * @param values of each sequence, row-major {@code [steps][signals]}; shared, not copied; sequences
 *     may differ in length; all values are finite
 * @param signals number of signals of every step
 * @param signalNames a name for each signal: {@code [signals]}; none where they have none
 * @param label the class of each sequence, a place in {@code classes}: {@code [sequences]}; null
 *     where classes are not known
 * @param classes names of the classes in the order in which the file lists them. Otherwise they are
 *     sorted, numbers by value and other names by their characters; empty where classes are not
 *     known
 * @param grid where the signals are pixels; null for others
 */
public record LabelledSequences(
    List<float[]> values,
    int signals,
    List<String> signalNames,
    int @Nullable [] label,
    List<String> classes,
    @Nullable Grid grid) {

  private static final float FARTHEST = (float) 1e18;

  /** Checks shapes. */
  public LabelledSequences {
    values = new ArrayList<>(values);
    signalNames = List.copyOf(signalNames);
    classes = List.copyOf(classes);
    Checks.that(!values.isEmpty() && signals >= 1)
        .or("there must be sequences and signals; got %s and %s", values.size(), signals);
    for (int i = 0; i < values.size(); i++) {
      int length = values.get(i).length;
      Checks.that(length != 0 && length % signals == 0)
          .or("sequence %s has %s values, not whole steps of %s", i, length, signals);
    }
    int labels = label == null ? values.size() : label.length;
    Checks.that(labels == values.size())
        .or("%s sequences need as many classes; got %s", values.size(), labels);
    int pixels = grid == null ? signals : grid.pixels();
    Checks.that(pixels == signals)
        .or("an image of %s pixels needs as many signals; got %s", pixels, signals);
  }

  /**
   * Sequences whose classes are those that they name, in the order of numbers, then of texts.
   *
   * @param signalNames of every signal; empty for none
   * @param named the class of each sequence; null for sequences without classes
   * @param grid of images; null for others
   */
  public static LabelledSequences named(
      List<float[]> values,
      int signals,
      List<String> signalNames,
      @Nullable List<String> named,
      @Nullable Grid grid) {
    List<String> classes = named == null ? List.of() : ClassNames.sorted(named);
    int[] label = named == null ? null : ClassNames.labels(named, classes);
    return new LabelledSequences(values, signals, signalNames, label, classes, grid);
  }

  /** Some of the sequences, by their numbers. */
  public LabelledSequences select(int... chosen) {
    int[] all = label;
    return new LabelledSequences(
        IntStream.of(chosen).mapToObj(values::get).toList(),
        signals,
        signalNames,
        all == null ? null : IntStream.of(chosen).map(i -> all[i]).toArray(),
        classes,
        grid);
  }

  /** Number of sequences. */
  public int count() {
    return values.size();
  }

  /** Steps of a sequence. */
  public int steps(int sequence) {
    return values.get(sequence).length / signals;
  }

  /** Steps of the longest sequence. */
  public int longest() {
    return IntStream.range(0, count()).map(this::steps).max().orElse(0);
  }

  /**
   * The same sequences with their classes in the order of others, such as those that a network was
   * trained with.
   *
   * @param file where these sequences come from, for messages
   * @param order names of all classes that there may be
   * @throws org.sswim.series.InvalidDataException naming the first sequence of a class that is none
   *     of them
   */
  public LabelledSequences alignTo(List<String> order, Path file) {
    int[] aligned = null;
    if (label != null) {
      Map<String, Integer> places = ClassNames.places(order);
      aligned = new int[label.length];
      for (int i = 0; i < label.length; i++) {
        String name = classes.get(label[i]);
        Integer place = places.get(name);
        if (place == null) {
          throw Problem.UNKNOWN_CLASS.of(
              file,
              "the class %s of sample %s is not one of the training classes %s"
                  .formatted(Shown.value(name), i + 1, Shown.names(order)));
        }
        aligned[i] = place;
      }
    }
    return new LabelledSequences(values, signals, signalNames, aligned, order, grid);
  }

  /**
   * Refuses these sequences where their steps do not hold the same as those of others, such as
   * those that a network was trained with.
   *
   * @param file where these sequences come from, for messages
   * @throws org.sswim.series.InvalidDataException if signals differ in number or, where both have
   *     names, in these, or if the grids differ
   */
  public void requireLike(LabelledSequences train, Path file) {
    String problem = null;
    if (!Objects.equals(grid, train.grid)) {
      problem = "has " + shown(grid) + ", but the training data " + shown(train.grid);
    } else if (signals != train.signals) {
      problem =
          "has %s, but the training data %s"
              .formatted(signals == 1 ? "1 signal" : signals + " signals", train.signals);
    } else if (!signalNames.isEmpty() && !train.signalNames.isEmpty()) {
      for (int s = signals - 1; s >= 0; s--) {
        String expected = train.signalNames.get(s);
        if (!signalNames.get(s).equals(expected)) {
          problem =
              "names signal %s %s, but the training data %s"
                  .formatted(s + 1, Shown.value(signalNames.get(s)), Shown.value(expected));
        }
      }
    }
    if (problem != null) {
      throw Problem.UNLIKE.of(file, problem);
    }
  }

  /**
   * Refuses values beyond &plusmn;10<sup>18</sup>, such as some programs write where a value is
   * missing: nothing could be learnt beside them.
   *
   * @param file where the sequences come from
   * @throws org.sswim.series.InvalidDataException naming the first
   */
  public void requireNear(Path file) {
    for (int i = 0; i < values.size(); i++) {
      float[] own = values.get(i);
      for (int k = 0; k < own.length; k++) {
        if (Math.abs(own[k]) > FARTHEST) {
          throw Problem.VALUE.of(
              file,
              "sequence %s, step %s, value %s: %s is beyond 1e18, as marks of missing values are"
                  .formatted(i + 1, k / signals + 1, k % signals + 1, own[k]));
        }
      }
    }
  }

  private static String shown(@Nullable Grid grid) {
    return grid == null
        ? "no images"
        : "images of " + grid.height() + " rows and " + grid.width() + " columns";
  }

  /** All values and labels as one number, which tells other sequences from these. */
  public long fingerprint() {
    long hash = classes.hashCode();
    for (float[] own : values) {
      hash = 31 * hash + own.length;
      for (float value : own) {
        hash = 31 * hash + Float.floatToIntBits(value);
      }
    }
    return 31 * hash + Arrays.hashCode(label);
  }
}
