package org.sswim.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrays of another kind, and values out of range. */
class HostileArraysTest extends HostileModelFiles {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "<f8 ! False ! (6,)   ! must have type <f4; got <f8",
        ">f4 ! False ! (6,)   ! must have type <f4; got >f4",
        "|O  ! False ! (6,)   ! must have type <f4; got |O",
        "<f4 ! True  ! (6,)   ! is stored by columns; only arrays in C order are read",
        "<f4 ! False ! (3, 2) ! must have shape [6]; got [3, 2]",
        "<f4 ! False ! (-6,)  ! has no valid NumPy header",
        "<f4 ! Maybe ! (6,)   ! has no valid NumPy header",
      })
  void arraysOfAnotherKind(String type, String fortran, String shape, String problem) {
    byte[] content = Arrays.copyOf(header(type, fortran, shape), 128 + 24);
    assertArrayRefused(content, problem);
  }

  @Test
  void arraysWithBrokenHeaders() {
    byte[] good = parts.entries.get("network.hidden.layers.1.bias.npy");
    byte[] version = good.clone();
    version[6] = 4;
    assertArrayRefused(version, "has version 4 of NumPy's format; 1 to 3 are read");
    byte[] length = good.clone();
    length[8] = -1;
    length[9] = -1;
    assertArrayRefused(length, "has a header of 65535 bytes; at most 4096");
    assertArrayRefused(Arrays.copyOf(good, 5), "is not an array in NumPy's format");
    assertArrayRefused(Arrays.copyOf(good, 60), "has no valid NumPy header");
    assertArrayRefused(
        Arrays.copyOf(good, good.length - 1), "must hold 24 bytes of values; got 23");
    assertArrayRefused(
        Arrays.copyOf(good, good.length + 8), "must hold 24 bytes of values; got 32");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "network.hidden.layers.0.weights.npy | NaN     | network.hidden.layers.0: weights must be finite; got NaN",
        "network.hidden.layers.1.bias.npy    | -Infinity | network.hidden.layers.1: bias must be finite",
        "network.hidden.layers.1.cost.npy    | 0.5     | spike costs must be finite and at most 0; got 0.5",
        "network.hidden.layers.0.support.npy | 0       | support must be above 0",
        "network.hidden.layers.0.support.npy | 1e9     | supports must be at most 100000 time steps; got 1.0E9",
        "network.hidden.layers.0.refractorySupport.npy | 1e15 | refractory supports must be at most 100000",
        "network.hidden.banks.support.npy   | 1e6     | supports of the read-out must be at most",
        "network.readout.weights.npy | NaN     | read-out weights must be finite",
      })
  void valuesOutOfRange(String name, float value, String problem) {
    byte[] content = parts.entries.get(name).clone();
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putFloat(content.length - 4, value);
    parts.array(name, content).store(file);
    assertRefused(problem);
  }

  @ParameterizedTest
  @CsvSource({"-1, delays must be at least 0", "2000000000, delays must be at most 100000"})
  void delaysOutOfRange(int delay, String problem) {
    byte[] content = parts.entries.get("network.hidden.layers.0.delay.npy").clone();
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length - 4, delay);
    parts.array("network.hidden.layers.0.delay.npy", content).store(file);
    assertRefused(problem);
  }

  @Test
  void aStandardDeviationOfZeroIsRefused() {
    byte[] content = parts.entries.get("standardizer.std.npy").clone();
    Arrays.fill(content, content.length - 8, content.length, (byte) 0);
    parts.array("standardizer.std.npy", content).store(file);
    assertRefused("std finite and above 0");
  }
}
