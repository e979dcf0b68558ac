package org.sswim.model;

import org.sswim.checks.Checks;

/**
 * The weights of a read-out on powers of two: {@code w = unit_f factor_k Q_fk}. Q is 0 or {@code
 * +-2^(n - 1)} of a level {@code +-n}, so a product with it is a shift.
 *
 * @param bits of a weight, {@value #FEWEST_BITS} .. {@value #MOST_BITS}; levels are at most {@link
 *     #most} in size
 * @param level row-major {@code [features][outputs]}
 * @param unit of each feature, finite: {@code [features]}
 * @param factor of each output, finite: {@code [outputs]}
 */
public record LowBitReadout(int bits, byte[] level, float[] unit, float[] factor) {
  /** Bits of a weight at least: fewer leave 0 and no sign. */
  public static final int FEWEST_BITS = 2;

  /** Bits of a weight at most. */
  public static final int MOST_BITS = 4;

  /** Checks shapes and levels; arrays are shared, not copied. */
  public LowBitReadout {
    requireBits(bits);
    Checks.that(
            unit.length >= 1 && factor.length >= 1 && level.length == unit.length * factor.length)
        .or(
            "levels must be %s features times %s outputs; got %s",
            unit.length, factor.length, level.length);
    int most = most(bits);
    for (byte own : level) {
      Checks.that(Math.abs(own) <= most)
          .or("a level of %s bits must lie in -%s..%s; got %s", bits, most, most, own);
    }
  }

  private static void requireBits(int bits) {
    Checks.that(bits >= FEWEST_BITS && bits <= MOST_BITS)
        .or("bits of a read-out must lie in %s..%s; got %s", FEWEST_BITS, MOST_BITS, bits);
  }

  /** The largest level of so many bits: that of {@code 2^(bits) - 1} levels around 0. */
  static int most(int bits) {
    return (1 << (bits - 1)) - 1;
  }

  /** The weights, row-major {@code [features][outputs]}: what a file of them gives. */
  public float[] weights() {
    float[] weights = new float[level.length];
    for (int i = 0; i < weights.length; i++) {
      float scale = unit[i / factor.length] * factor[i % factor.length];
      int n = level[i];
      weights[i] = n == 0 ? 0 : Math.copySign(1 << (Math.abs(n) - 1), n) * scale;
    }
    return weights;
  }

  /** Bytes of the levels of so many weights. */
  static long packedBytes(int bits, long weights) {
    return (weights * bits + Byte.SIZE - 1) / Byte.SIZE;
  }

  /** Bytes that levels, units and factors take. */
  public long bytes() {
    return packedBytes(bits, level.length) + (long) Float.BYTES * (unit.length + factor.length);
  }

  /** The levels, each plus the largest, bit by bit one after another, the lowest first. */
  byte[] packed() {
    byte[] out = new byte[Math.toIntExact(packedBytes(bits, level.length))];
    long at = 0;
    for (byte own : level) {
      int code = own + most(bits);
      for (int b = 0; b < bits; b++, at++) {
        out[(int) (at / Byte.SIZE)] |= (byte) ((code >> b & 1) << at % Byte.SIZE);
      }
    }
    return out;
  }

  /**
   * What {@link #packed} packs.
   *
   * @throws IllegalArgumentException if a code is none
   */
  static LowBitReadout unpacked(int bits, byte[] packed, float[] unit, float[] factor) {
    requireBits(bits);
    byte[] level = new byte[Math.multiplyExact(unit.length, factor.length)];
    Checks.that(packed.length == packedBytes(bits, level.length))
        .or(
            "levels of %s bits must take %s bytes; got %s",
            bits, packedBytes(bits, level.length), packed.length);
    long at = 0;
    for (int i = 0; i < level.length; i++) {
      int code = 0;
      for (int b = 0; b < bits; b++, at++) {
        code |= (packed[(int) (at / Byte.SIZE)] >> at % Byte.SIZE & 1) << b;
      }
      level[i] = (byte) (code - most(bits));
    }
    return new LowBitReadout(bits, level, unit, factor);
  }
}
