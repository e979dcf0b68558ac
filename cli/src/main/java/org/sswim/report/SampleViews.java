package org.sswim.report;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sswim.sequences.Grid;
import org.sswim.sequences.LabelledSequences;

/**
 * How a page draws sequences: images and sequences of many signals as pictures, others as curves.
 * Pictures hold a byte a pixel, from the least value of the training data to the largest.
 */
final class SampleViews {
  private static final int MOST_LINES = 8;

  /** Values of a sequence on a page; longer ones show every k-th step. */
  private static final int MOST_VALUES = 1600;

  private static final int MOST_SIDE = 96;

  /** What a sequence looks like. */
  enum Kind {
    /** Its signals are the pixels of an image. */
    IMAGE,
    /** A vector: a line over its signals. */
    PROFILE,
    /** A line for each signal over the steps. */
    CURVES,
    /** Many signals: a picture of steps and signals. */
    HEAT
  }

  private final LabelledSequences like;
  private final Kind kind;
  private final float least;
  private final float most;
  private final List<Rounding> rounding;

  /** For sequences like those that a network was trained on. */
  SampleViews(LabelledSequences train) {
    like = train;
    boolean vectors = train.longest() == 1;
    if (vectors) {
      kind = train.grid() == null ? Kind.PROFILE : Kind.IMAGE;
    } else {
      kind = train.signals() > MOST_LINES ? Kind.HEAT : Kind.CURVES;
    }
    int signals = train.signals();
    List<DoubleSummaryStatistics> ranges =
        Stream.generate(DoubleSummaryStatistics::new).limit(signals).toList();
    for (float[] own : train.values()) {
      for (int k = 0; k < own.length; k++) {
        ranges.get(k % signals).accept(own[k]);
      }
    }
    rounding = ranges.stream().map(range -> Rounding.of(range.getMin(), range.getMax())).toList();
    least = (float) ranges.stream().mapToDouble(DoubleSummaryStatistics::getMin).min().orElse(0);
    most = (float) ranges.stream().mapToDouble(DoubleSummaryStatistics::getMax).max().orElse(0);
  }

  Kind kind() {
    return kind;
  }

  /** What all have in common. */
  JsonText json() {
    JsonText json =
        JsonText.of("kind", kind.name().toLowerCase(Locale.ROOT)).with("signals", names());
    Grid grid = like.grid();
    if (kind == Kind.IMAGE && grid != null) {
      json.with("height", grid.height()).with("width", grid.width());
    }
    return json;
  }

  /** A name for each signal; none of pixels. */
  private List<String> names() {
    int named = kind == Kind.IMAGE ? 0 : like.signals();
    return IntStream.range(0, named).mapToObj(this::signal).toList();
  }

  /** The name of a signal. */
  String signal(int signal) {
    return !like.signalNames().isEmpty()
        ? like.signalNames().get(signal)
        : like.signals() == 1 ? "the signal" : "signal " + (signal + 1);
  }

  /**
   * A sequence.
   *
   * @param values row-major {@code [steps][signals]}
   */
  JsonText of(float[] values) {
    int steps = values.length / like.signals();
    Grid grid = like.grid();
    JsonText json = JsonText.of("steps", steps);
    if (kind == Kind.IMAGE && grid != null) {
      return picture(json, grid.height(), grid.width(), values);
    }
    if (kind == Kind.HEAT) {
      // Low signals at the bottom, as spectra are drawn.
      float[] upright = new float[values.length];
      for (int k = 0; k < values.length; k++) {
        int signal = like.signals() - 1 - k % like.signals();
        upright[signal * steps + k / like.signals()] = values[k];
      }
      return picture(json, like.signals(), steps, upright);
    }
    if (kind == Kind.PROFILE) {
      double[] line = new double[values.length];
      for (int s = 0; s < line.length; s++) {
        line[s] = values[s];
      }
      return json.with("stride", 1).with("lines", List.of(Rounding.of(least, most).of(line)));
    }
    int stride = Math.max(1, (values.length + MOST_VALUES - 1) / MOST_VALUES);
    List<Object> lines = new ArrayList<>();
    for (int s = 0; s < like.signals(); s++) {
      double[] line = new double[(steps + stride - 1) / stride];
      for (int t = 0; t < line.length; t++) {
        line[t] = values[t * stride * like.signals() + s];
      }
      lines.add(rounding.get(s).of(line));
    }
    return json.with("stride", stride).with("lines", lines);
  }

  /** Two hexadecimal digits a pixel, row by row; of large pictures the means of some pixels. */
  private JsonText picture(JsonText json, int height, int width, float[] values) {
    int down = (height + MOST_SIDE - 1) / MOST_SIDE;
    int right = (width + 2 * MOST_SIDE - 1) / (2 * MOST_SIDE);
    int rows = (height + down - 1) / down;
    int columns = (width + right - 1) / right;
    StringBuilder text = new StringBuilder(2 * rows * columns);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        double sum = 0;
        int count = 0;
        for (int y = r * down; y < Math.min(height, (r + 1) * down); y++) {
          for (int x = c * right; x < Math.min(width, (c + 1) * right); x++) {
            sum += values[y * width + x];
            count++;
          }
        }
        text.append(hex((sum / count - least) / (most > least ? most - least : 1)));
      }
    }
    return json.with("rows", rows).with("columns", columns).with("pixels", text.toString());
  }

  /** A share as two hexadecimal digits. */
  static String hex(double share) {
    int value = (int) Math.round(255 * Math.max(0, Math.min(1, share)));
    return "" + Character.forDigit(value >> 4, 16) + Character.forDigit(value & 15, 16);
  }
}
