package org.sswim.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The data that ship with the product. */
final class ShippedData {
  private ShippedData() {}

  /** The content of a file. */
  static byte[] read(String name) {
    try (InputStream in = ShippedData.class.getResourceAsStream("data/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the build");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
