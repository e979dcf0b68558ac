package org.sswim.cli;

import java.util.List;

/** Warnings about data that can be used, but perhaps not as meant. */
final class Warnings {
  private static final int MOST = 5;

  private Warnings() {}

  /** One line if some channels do not change over the training rows. */
  static void constantChannels(List<String> names, Console console) {
    if (!names.isEmpty()) {
      console.warn(
          (names.size() == 1 ? "channel " : names.size() + " channels, ")
              + String.join(", ", names.subList(0, Math.min(MOST, names.size())))
              + (names.size() > MOST ? ", ..." : "")
              + (names.size() == 1 ? " is" : ", are")
              + " constant over the training rows");
    }
  }
}
