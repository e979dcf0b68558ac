package org.sswim.linalg;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.sswim.checks.Checks;
import org.sswim.stored.StateBytes;

/**
 * Normal equations as bytes, so that sums of parts of the samples can be gathered where the samples
 * are and added elsewhere. Numbers are kept bit for bit.
 *
 * <p>Version 1, big-endian:
 *
 * <pre>
 *   magic       int     "SSNE"
 *   version     int     1
 *   p, r        int     features and targets
 *   origin      float   p
 *   weight      double  sum of the weights
 *   sums        double  p, of features; then r, of targets; then r, of their squares
 *   cross       double  p r, row by row
 *   gram        double  p (p + 1) / 2, the upper triangle row by row
 *   check       int     CRC-32C of all before it
 * </pre>
 */
public final class EquationsBytes {
  private static final int MAGIC = 0x53534e45;
  private static final int VERSION = 1;
  private static final int HEADER = 4 * Integer.BYTES;

  /** More features would not fit into an array. */
  private static final int MOST = 46_340;

  private EquationsBytes() {}

  /**
   * How many bytes equations take.
   *
   * @param features p
   * @param targets r
   */
  public static long length(int features, int targets) {
    long p = features;
    long numbers = 1 + p + 2L * targets + p * targets + p * (p + 1) / 2;
    return HEADER + p * Float.BYTES + numbers * Double.BYTES + Integer.BYTES;
  }

  /**
   * Writes equations.
   *
   * @throws IllegalArgumentException if they take more bytes than an array holds
   */
  public static byte[] write(NormalEquations equations) {
    int p = equations.features();
    long length = length(p, equations.targets());
    Checks.that(length <= Integer.MAX_VALUE - 8)
        .or("equations of %s features take %s bytes, more than an array holds", p, length);
    ByteBuffer out = ByteBuffer.allocate((int) length);
    out.putInt(MAGIC).putInt(VERSION).putInt(p).putInt(equations.targets());
    out.put(StateBytes.of(bytes -> numbers(equations, bytes)));
    out.putInt(check(out.array(), out.position()));
    return out.array();
  }

  /**
   * Reads equations. Bytes of strangers may be given: memory is taken only for what they hold.
   *
   * @throws IllegalArgumentException if they are no equations of this version, or damaged
   */
  public static NormalEquations read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Checks.that(bytes.length >= HEADER && in.getInt() == MAGIC)
        .or("these are not bytes of normal equations");
    int version = in.getInt();
    Checks.that(version == VERSION)
        .or("equations are of version %s; this program reads %s", version, VERSION);
    int p = in.getInt();
    int r = in.getInt();
    Checks.that(p >= 1 && p <= MOST && r >= 1 && length(p, r) == bytes.length)
        .or("equations of %s features and %s targets do not take %s bytes", p, r, bytes.length);
    int end = bytes.length - Integer.BYTES;
    Checks.that(in.getInt(end) == check(bytes, end)).or("the bytes of equations are damaged");
    NormalEquations equations = new NormalEquations(p, r);
    StateBytes.read(Arrays.copyOfRange(bytes, HEADER, end), numbers -> numbers(equations, numbers));
    return equations;
  }

  /** Names the numbers of equations, in their order. */
  private static void numbers(NormalEquations equations, StateBytes bytes) {
    int p = equations.features();
    bytes.floats(equations.origin);
    equations.weight = bytes.number(equations.weight);
    bytes.doubles(equations.featureSums);
    bytes.doubles(equations.targetSums);
    bytes.doubles(equations.targetSquares);
    bytes.doubles(equations.cross);
    for (int i = 0; i < p; i++) {
      bytes.doubles(equations.gram, i * p + i, (i + 1) * p);
    }
  }

  private static int check(byte[] bytes, int length) {
    CRC32C check = new CRC32C();
    check.update(bytes, 0, length);
    return (int) check.getValue();
  }
}
