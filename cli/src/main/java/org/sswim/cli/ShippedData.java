package org.sswim.cli;

import org.sswim.stored.Resources;

/** The data that ship with the product. */
final class ShippedData {
  private ShippedData() {}

  /** The content of a file. */
  static byte[] read(String name) {
    return Resources.bytes(ShippedData.class, "data/" + name);
  }
}
