package org.sswim.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;
import org.sswim.training.FitProgress;

/**
 * A bar on the terminal for work that takes more than two seconds. It is redrawn twice a second,
 * whether or not the work has told anything. Elsewhere nothing is shown. As long as nobody says how
 * much there is to do it shows the time that has passed.
 */
final class ConsoleProgress implements FitProgress, AutoCloseable {
  private static final long PATIENCE = 2_000;
  private static final int INTERVAL = 500;
  private static final int UNKNOWN = -1;
  private static final int PARTS = 100;

  /** Before one part in so many is done, no time left is told. */
  private static final int EARLY = 10;

  private final Console console;
  private final String task;
  private final long began = System.nanoTime();
  private final @Nullable Timer timer;
  private @Nullable ProgressBar bar;
  private long piece = began;
  private long told = began;
  private int done;
  private int total = UNKNOWN;
  private String next = "";
  private boolean closed;

  /** Begins. */
  ConsoleProgress(Console console, String task) {
    this(console, task, PATIENCE);
  }

  /**
   * Begins.
   *
   * @param patience milliseconds before the bar is shown
   */
  ConsoleProgress(Console console, String task, long patience) {
    this.console = console;
    this.task = task;
    timer = console.terminal() ? new Timer("progress", true) : null;
    if (timer != null) {
      timer.schedule(
          new TimerTask() {
            @Override
            public void run() {
              show();
            }
          },
          patience);
    }
  }

  private synchronized void show() {
    if (closed) {
      return;
    }
    bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .startsFrom(done, Duration.ofNanos(System.nanoTime() - began))
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(INTERVAL)
            .continuousUpdate()
            .setEtaFunction(this::left)
            .clearDisplayOnFinish()
            .setConsumer(new ConsoleProgressBarConsumer(console.err()))
            .build();
    bar.setExtraMessage(next);
  }

  /** What is left if the rest goes as fast as what is done; the library counts from the bar on. */
  private Optional<Duration> left(ProgressState state) {
    long current = state.getCurrent();
    if (state.isIndefinite() || current <= 0 || EARLY * current < state.getMax()) {
      return Optional.empty();
    }
    // What has gone on since the last piece was finished counts as done of the next.
    double whole = (double) (told - piece) * state.getMax() / current;
    double passed = (double) System.nanoTime() - piece;
    return Optional.of(Duration.ofNanos((long) Math.max(0, whole - passed)));
  }

  /** So many pieces are done. */
  synchronized void at(int nowDone, int nowTotal, String nowNext) {
    told = nowDone == done && nowTotal == total ? told : System.nanoTime();
    done = nowDone;
    total = nowTotal;
    next = nowNext;
    if (bar != null) {
      bar.maxHint(total);
      bar.stepTo(done);
      bar.setExtraMessage(next);
    }
  }

  /** About which share is done, from 0 to 1; never less than before. */
  @Override
  public synchronized void at(double nowDone, String nowNext) {
    at(Math.max(total == PARTS ? done : 0, (int) (PARTS * nowDone)), PARTS, nowNext);
  }

  /** What comes is other work, which is counted and timed by itself. */
  synchronized void beginAnew() {
    piece = System.nanoTime();
    told = piece;
    done = 0;
    total = UNKNOWN;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (timer != null) {
      timer.cancel();
    }
    if (bar != null) {
      bar.close();
    }
  }
}
