package org.sswim.samples;

import java.util.Arrays;
import java.util.List;
import org.sswim.checks.Checks;

/**
 * The targets of samples: real values, a class, or a signal over their steps. To the linear
 * read-out all are columns of numbers: {@link #write}.
 *
 * <p>The columns may be read from the left: a read-out of fewer columns has the first ones.
 */
public sealed interface Targets {

  /** Number of columns, at least 1. */
  int columns();

  /**
   * Writes the targets of a block.
   *
   * @param reach columns that are written, at most {@link #columns}; those beyond are set to 0
   * @param out {@code [block.count][columns]}
   */
  void write(SampleBlock block, int reach, float[] out);

  /** How the outputs of a network that is trained for them are read. */
  Head head();

  /** Whether every target is known. */
  default boolean complete() {
    return true;
  }

  /** Whether the first columns of a sample are known: only such samples train. */
  default boolean complete(int lane, int place, int reach) {
    return true;
  }

  /**
   * How many samples of a range are complete, all lanes.
   *
   * @param reach columns that are looked at
   * @param stride places between the samples that are looked at, see {@link SampleRange#ofLane}
   */
  default long complete(Samples samples, SampleRange range, int reach, int stride) {
    long count = 0;
    for (int lane = 0; lane < samples.lanes(); lane++) {
      SampleBlock own = range.ofLane(lane, stride);
      for (int i = 0; i < own.count(); i++) {
        count += complete(lane, own.start(i), reach) ? 1 : 0;
      }
    }
    return count;
  }

  /** Weight of the squared errors of a lane's samples, above 0. */
  default double laneWeight(int lane) {
    return 1;
  }

  /** Whether samples of a lane weigh differently. */
  default boolean weighted() {
    return false;
  }

  /** Weight of the squared errors of a sample beside that of its lane, above 0. */
  default float weight(int lane, int place) {
    return 1;
  }

  /** Weight of the squared errors of a column, above 0. */
  default double columnWeight(int column) {
    return 1;
  }

  /**
   * Signals that columns are of, which take turns: column k is of signal k mod signals. Columns of
   * one signal are ordered in time, so that later ones tell pairs of samples apart a little less.
   * By default every column is of a signal of its own.
   */
  default int signals() {
    return columns();
  }

  /** Whether those are the signals of the samples, so that a neuron may be for one of them. */
  default boolean ofSampleSignals() {
    return false;
  }

  /** The same on fewer columns, which tell neurons and options apart alike in less time. */
  default Targets thinned() {
    return this;
  }

  /** Real values, known at the end of a sample: forecasts, regression. */
  non-sealed interface Values extends Targets {
    @Override
    default Head head() {
      return Head.VOLTAGE;
    }
  }

  /**
   * A class of each sample, all in one lane, as columns of which that of the class is 1 and the
   * others are 0. The distance L-infinity of two samples' targets is 1 if their classes differ,
   * else 0: pairs are of different classes.
   *
   * @param label class of each sample, 0 .. classes - 1: {@code [places]}
   * @param classes number of classes, at least 2
   */
  record Classes(int[] label, int classes) implements Targets {

    /** Checks the labels. */
    public Classes {
      Checks.that(classes >= 2).or("there must be at least 2 classes; got %s", classes);
      for (int i = 0; i < label.length; i++) {
        Checks.that(label[i] >= 0 && label[i] < classes)
            .or("the class of sample %s must lie in 0..%s; got %s", i, classes - 1, label[i]);
      }
    }

    @Override
    public int columns() {
      return classes;
    }

    @Override
    public void write(SampleBlock block, int reach, float[] out) {
      Arrays.fill(out, 0, block.count() * classes, 0);
      for (int i = 0; i < block.count(); i++) {
        int own = label[block.start(i)];
        if (own < reach) {
          out[i * classes + own] = 1;
        }
      }
    }

    @Override
    public Head head() {
      return Head.HIGHEST;
    }
  }

  /**
   * Signals over the steps of sequences, one sequence for each lane, wanted at the last step of
   * each sample. They are spike trains of 0 and 1, or real values.
   *
   * @param values of each lane, row-major {@code [steps of the sequence][signals]}
   * @param signals number of signals
   * @param window H, steps of a sample: the target of place p is that of step p + H - 1
   * @param spikes whether they are spike trains
   */
  record Signals(List<float[]> values, int signals, int window, boolean spikes) implements Targets {

    /** Copies the list. */
    public Signals {
      values = List.copyOf(values);
    }

    @Override
    public int columns() {
      return signals;
    }

    @Override
    public void write(SampleBlock block, int reach, float[] out) {
      float[] lane = values.get(block.lane());
      for (int i = 0; i < block.count(); i++) {
        int from = (block.start(i) + window - 1) * signals;
        for (int k = 0; k < signals; k++) {
          out[i * signals + k] = k < reach ? lane[from + k] : 0;
        }
      }
    }

    @Override
    public Head head() {
      return spikes ? Head.SPIKES : Head.VOLTAGES;
    }
  }
}
