package org.sswim.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EquationsBytesTest {
  private static final int P = 5;
  private static final int R = 2;

  private static NormalEquations equations(long seed) {
    Random random = new Random(seed);
    float[] origin = {1, -2, 0.5f, 0, 3};
    NormalEquations equations = new NormalEquations(P, R, origin);
    BlockMoments block = equations.newBlock();
    float[] features = new float[7 * P];
    float[] targets = new float[7 * R];
    for (int i = 0; i < features.length; i++) {
      features[i] = random.nextFloat();
    }
    for (int i = 0; i < targets.length; i++) {
      targets[i] = random.nextFloat();
    }
    block.add(features, 7, targets);
    equations.add(block, 1.5);
    return equations;
  }

  @Test
  void everyNumberComesBack() {
    NormalEquations equations = equations(1);
    byte[] bytes = EquationsBytes.write(equations);
    assertThat(bytes).hasSize((int) EquationsBytes.length(P, R));
    NormalEquations read = EquationsBytes.read(bytes);
    assertThat(EquationsBytes.write(read)).isEqualTo(bytes);
    assertThat(read.weight()).isEqualTo(1.5 * 7);
    assertThat(read.featureMeans()).isEqualTo(equations.featureMeans());
    assertThat(read.targetSquares).isEqualTo(equations.targetSquares);
  }

  @Test
  void sumsAreTheSameWhereverTheyAreAdded() {
    NormalEquations here = equations(1);
    here.add(equations(2));
    NormalEquations there = EquationsBytes.read(EquationsBytes.write(equations(1)));
    there.add(EquationsBytes.read(EquationsBytes.write(equations(2))));
    assertThat(EquationsBytes.write(there)).isEqualTo(EquationsBytes.write(here));
  }

  @Test
  void strangeBytesAreRefused() {
    byte[] bytes = EquationsBytes.write(equations(3));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> EquationsBytes.read(cut))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (int at = 0; at < bytes.length; at++) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= 0x10;
      assertThatThrownBy(() -> EquationsBytes.read(flipped))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> EquationsBytes.read(header(bytes, 2, P, R)))
        .hasMessage("equations are of version 2; this program reads 1");
  }

  @Test
  void aHeaderTakesNoMemory() {
    byte[] bytes = EquationsBytes.write(equations(3));
    // Whose length in bytes is far beyond that of a number of 64 bits, or of any array.
    for (int p : new int[] {Integer.MAX_VALUE, 46_340, 46_341, 1 << 30, -1, 0}) {
      assertThatThrownBy(() -> EquationsBytes.read(header(bytes, 1, p, R)))
          .hasMessageContaining("do not take " + bytes.length + " bytes");
    }
    assertThatThrownBy(() -> EquationsBytes.read(header(bytes, 1, P, Integer.MAX_VALUE)))
        .hasMessageContaining("do not take");
  }

  private static byte[] header(byte[] bytes, int version, int features, int targets) {
    byte[] other = bytes.clone();
    ByteBuffer.wrap(other).putInt(4, version).putInt(8, features).putInt(12, targets);
    return other;
  }
}
