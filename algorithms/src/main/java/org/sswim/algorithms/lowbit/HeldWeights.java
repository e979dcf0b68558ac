package org.sswim.algorithms.lowbit;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.sswim.algorithms.learning.LayerMap;
import org.sswim.algorithms.learning.RectifierPass;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.gradient.BatchSums;
import org.sswim.gradient.Steps;

/**
 * Weights that are held as packed bits from the end of a step to the next batch, which unpacks
 * them. In between their floats are erased, so nothing else can be kept of them.
 */
final class HeldWeights {
  private final List<LatticeSteps.Group> groups;
  private final List<PackedWeights> packed;
  private boolean unpacked = true;

  /**
   * Holds what lies on lattices.
   *
   * @param groups of which those without a lattice stay floats
   */
  HeldWeights(List<LatticeSteps.Group> groups) {
    this.groups = groups.stream().filter(group -> group.lattice() != null).toList();
    packed =
        this.groups.stream()
            .map(it -> PackedWeights.of(Objects.requireNonNull(it.lattice()), it.values()))
            .toList();
  }

  /** Bytes of the bits that are held. */
  long bytes() {
    return packed.stream().mapToLong(PackedWeights::bytes).sum();
  }

  /** Packs weights, and erases their floats, if they are there. */
  void pack() {
    for (int a = 0; a < packed.size() && unpacked; a++) {
      packed.get(a).pack(groups.get(a).values());
      Arrays.fill(groups.get(a).values(), Float.NaN);
    }
    unpacked = false;
  }

  /** Makes floats of what is held, if they are not there yet; called by all workers. */
  synchronized void unpack() {
    for (int a = 0; a < packed.size() && !unpacked; a++) {
      packed.get(a).unpack(groups.get(a).values());
    }
    unpacked = true;
  }

  /** Steps behind which weights are packed. */
  Steps packing(Steps steps) {
    return (gradients, rate) -> {
      steps.step(gradients, rate);
      pack();
    };
  }

  /** The memory of a worker that unpacks weights before it looks at them. */
  BatchSums.Part pass(List<LayerMap> maps, Vectors data, int rows) {
    return new RectifierPass(maps, data, rows) {
      @Override
      protected void take(int[] order, int from, int count, int[] classes) {
        unpack();
        super.take(order, from, count, classes);
      }
    };
  }

  /** Weights of a lattice, their levels bit by bit one after another. */
  static final class PackedWeights {
    private final Lattice lattice;
    private final byte[] levels;
    private final int count;

    private PackedWeights(Lattice lattice, int count) {
      this.lattice = lattice;
      this.count = count;
      levels =
          new byte[Math.toIntExact(((long) count * lattice.bits() + Byte.SIZE - 1) / Byte.SIZE)];
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
}
