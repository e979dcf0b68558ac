package org.sswim.lowbit;

import org.sswim.linalg.Blas;

/**
 * Weights of a {@link PowerTable} as a device would hold them: the bits of each entry, packed into
 * words row by row, and the scales. A product {@code x W} is
 *
 * <pre>
 *   out_j = a_j sum_i x_i q_ij
 * </pre>
 *
 * <p>so each x is multiplied by the entries of the table once, and all else is additions.
 */
public final class PackedPowers {
  private final int bits;
  private final int outputs;
  private final int perWord;
  private final int wordsPerRow;

  /** The entry that each code stands for. */
  private final float[] entries;

  private final long[] words;
  private final float[] scales;

  private PackedPowers(PowerTable table, int rows, int outputs, double[] scales) {
    this.outputs = outputs;
    bits = table.bits();
    perWord = Long.SIZE / bits;
    wordsPerRow = (outputs + perWord - 1) / perWord;
    words = new long[Math.multiplyExact(rows, wordsPerRow)];
    entries = new float[1 << bits];
    for (int code = 0; code < entries.length; code++) {
      entries[code] = entry(code);
    }
    this.scales = Blas.floats(scales);
  }

  /** The lowest bit is the sign; the others count powers, from 1 on, and none is 0. */
  private float entry(int code) {
    int power = code >> 1;
    float size = bits == 1 ? 1 : power == 0 ? 0 : 1 << (power - 1);
    return (code & 1) == 0 ? size : -size;
  }

  private int code(float entry) {
    int sign = entry < 0 ? 1 : 0;
    int power = bits == 1 || entry == 0 ? 0 : Math.getExponent(entry) + 1;
    return 2 * power + sign;
  }

  /** Packs weights, each the nearest entry of its scale. */
  public static PackedPowers of(PowerTable table, PowerTable.Weights weights, PowerTable.Tie tie) {
    float[] w = weights.values();
    double[] scales = table.scales(weights, tie, w);
    int outputs = weights.outputs();
    PackedPowers packed = new PackedPowers(table, w.length / outputs, outputs, scales);
    for (int i = 0; i < w.length; i++) {
      int j = i % outputs;
      double a = scales[packed.scaleOf(j)];
      long code = packed.code(table.nearest(a > 0 ? (float) (w[i] / a) : 0));
      int word = i / outputs * packed.wordsPerRow + j / packed.perWord;
      packed.words[word] |= code << (j % packed.perWord * packed.bits);
    }
    return packed;
  }

  private int scaleOf(int output) {
    return (int) ((long) output * scales.length / outputs);
  }

  /**
   * Adds a row of the table's entries times a factor, without the scales.
   *
   * @param sums added to: {@code [outputs]}
   */
  public void addRow(int row, float factor, float[] sums) {
    float[] product = new float[entries.length];
    for (int code = 0; code < product.length; code++) {
      product[code] = factor * entries[code];
    }
    int mask = product.length - 1;
    int j = 0;
    for (int w = row * wordsPerRow; j < outputs; w++) {
      long word = words[w];
      int end = Math.min(outputs, j + perWord);
      for (; j < end; j++) {
        sums[j] += product[(int) word & mask];
        word >>>= bits;
      }
    }
  }

  /**
   * Adds sums of rows times the scales.
   *
   * @param sums of {@link #addRow}, {@code [outputs]}
   * @param out added to: {@code [outputs]}
   */
  public void addScaled(float[] sums, float[] out) {
    for (int j = 0; j < outputs; j++) {
      out[j] += scales[scaleOf(j)] * sums[j];
    }
  }

  /** Bytes that words and scales take. */
  public long bytes() {
    return (long) Long.BYTES * words.length + (long) Float.BYTES * scales.length;
  }
}
