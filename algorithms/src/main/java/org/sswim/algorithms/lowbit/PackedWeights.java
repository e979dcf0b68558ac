package org.sswim.algorithms.lowbit;

import java.util.Arrays;

/** Weights of a lattice, their levels bit by bit one after another. */
public final class PackedWeights {
  private final Lattice lattice;
  private final byte[] levels;
  private final int count;

  private PackedWeights(Lattice lattice, int count) {
    this.lattice = lattice;
    this.count = count;
    levels = new byte[Math.toIntExact(((long) count * lattice.bits() + Byte.SIZE - 1) / Byte.SIZE)];
  }

  /** Packs weights, each rounded to the nearest value. */
  public static PackedWeights of(Lattice lattice, float[] weights) {
    PackedWeights packed = new PackedWeights(lattice, weights.length);
    packed.pack(weights);
    return packed;
  }

  /** Packs other weights in the place of those before. */
  public void pack(float[] weights) {
    Arrays.fill(levels, (byte) 0);
    long at = 0;
    for (float w : weights) {
      int level = lattice.nearest(w);
      for (int b = 0; b < lattice.bits(); b++, at++) {
        levels[(int) (at / Byte.SIZE)] |= (byte) ((level >> b & 1) << at % Byte.SIZE);
      }
    }
  }

  /** Writes the weights. */
  public void unpack(float[] weights) {
    long at = 0;
    for (int i = 0; i < count; i++) {
      int level = 0;
      for (int b = 0; b < lattice.bits(); b++, at++) {
        level |= (levels[(int) (at / Byte.SIZE)] >> at % Byte.SIZE & 1) << b;
      }
      weights[i] = lattice.value(level);
    }
  }

  /** Bytes that they take. */
  public long bytes() {
    return levels.length;
  }
}
