package org.sswim.cli;

import org.sswim.options.Auto;
import picocli.CommandLine.Option;

/** How many threads work. */
final class ThreadsMixin {
  @Option(names = "--threads", paramLabel = "auto|N", converter = Converters.Threads.class)
  private Auto<Integer> threads = Auto.auto();

  /** Their number; no workers, so that what needs none loads no linear algebra. */
  Auto<Integer> count() {
    return threads;
  }
}
