package org.sswim.cli;

import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.Comparison;

/** A bar on the terminal for work that takes more than two seconds; elsewhere nothing. */
final class ConsoleProgress implements Comparison.Progress, AutoCloseable {
  private static final long PATIENCE = 2_000_000_000L;
  private static final int INTERVAL = 500;

  private final Console console;
  private final String task;
  private final long began = System.nanoTime();
  private @Nullable ProgressBar bar;

  ConsoleProgress(Console console, String task) {
    this.console = console;
    this.task = task;
  }

  @Override
  public void at(int done, int total, String next) {
    long elapsed = System.nanoTime() - began;
    if (bar == null && console.terminal() && elapsed > PATIENCE) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(total)
              .startsFrom(done, Duration.ofNanos(elapsed))
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(INTERVAL)
              .clearDisplayOnFinish()
              .setConsumer(new ConsoleProgressBarConsumer(console.err()))
              .build();
    }
    if (bar != null) {
      bar.stepTo(done);
      bar.setExtraMessage(next);
    }
  }

  @Override
  public void note(int done, int total, String now) {
    at(done, total, now);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
