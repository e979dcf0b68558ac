package org.sswim.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sswim.serve.Client.map;
import static org.sswim.serve.Client.value;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sswim.series.CsvOptions;

/**
 * A server under the load of 50 clients, for 5 seconds or for as many as {@code -Dsswim.soak=3600}
 * says: forecasts, streams whose sessions nobody ends, bodies that come slowly or not at all,
 * floods of what is refused, and a model that is replaced all the time. No answer is mixed up, no
 * request is a bug, and memory stays flat. {@code -Dsswim.soak.pause=500} lets each client wait so
 * many milliseconds between two turns. Times of answers are left in {@code target/soak.txt}.
 */
@Tag("long")
class SoakTest {
  private static final int SECONDS = Integer.getInteger("sswim.soak", 5);
  private static final int PAUSE = Integer.getInteger("sswim.soak.pause", 0);
  private static final int CLIENTS = 50;
  private static final int PER_OCTAVE = 8;

  /** Of so many requests one may meet a connection that ends. */
  private static final long LOST = 10_000;

  private static final String NAME = "model-v1-streaming";
  private static final String MODEL = "/models/" + NAME;

  /** By turns under one name: with the same columns, and other forecasts. */
  private final List<ServedModel.Forecaster> models =
      List.of(
          Golden.forecaster(NAME),
          new ServedModel.Forecaster(
              NAME, Golden.forecaster("model-v1").model(), CsvOptions.defaults()));

  /** How many answers took so long: eight steps for each factor of two. */
  private final AtomicLongArray times = new AtomicLongArray(64 * PER_OCTAVE);

  private final AtomicInteger lost = new AtomicInteger();
  private Client client;
  private volatile boolean over;

  /** One client, again and again. */
  private interface Task {
    void once(int number) throws IOException;
  }

  private Client.Answer timed(String path, Map<String, Object> body) {
    long began = System.nanoTime();
    Client.Answer answer = client.postJson(path, body);
    double octaves = Math.log((double) (System.nanoTime() - began)) / Math.log(2);
    times.incrementAndGet((int) (octaves * PER_OCTAVE));
    return answer;
  }

  /** The upper end of the step where so many of the answers have come, in milliseconds. */
  private double milliseconds(double share, long all) {
    long passed = 0;
    for (int step = 0; step < times.length(); step++) {
      passed += times.get(step);
      if (passed >= share * all) {
        return Math.pow(2, (step + 1.0) / PER_OCTAVE) * 1e-6;
      }
    }
    throw new AssertionError(all);
  }

  private static Map<String, Object> body(int number, int from, int to) {
    return Map.of(
        "rows",
        Arrays.copyOfRange(Golden.rows(40, 2, number), from, to),
        "times",
        Golden.times(40).subList(from, to));
  }

  private void forecast(int number) {
    Client.Answer answer = timed(MODEL + "/forecast", body(number, 0, 40));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(value(answer.json(), 4, "load")).isIn(expected[0][number], expected[1][number]);
  }

  /** Its session is left to the server, which has a bound on them. */
  private void stream(int number) {
    Client.Answer begun = timed(MODEL + "/stream", Map.of());
    if (begun.status() == 429 || begun.status() == 503) {
      return;
    }
    String session = MODEL + "/stream/" + begun.json().get("session");
    for (int from = 0; from < 40; from += 8) {
      Client.Answer answer = timed(session + "?after=" + from, body(number, from, from + 8));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      if (from == 32) {
        Map<String, Object> said = map(((List<?>) answer.json().get("forecasts")).get(0));
        assertThat(value(said, 4, "load")).isIn(expected[0][number], expected[1][number]);
      }
    }
    client.send(client.request(session).DELETE().build());
  }

  private void refused(int number) {
    for (int i = 0; i < 20; i++) {
      Client.Answer answer = timed(MODEL + "/forecast", Map.of("rows", number));
      assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
    }
  }

  /** Sends its body a byte at a time, and goes away before its end. */
  private void slow(int number) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), client.server.port())) {
      OutputStream out = socket.getOutputStream();
      String head =
          "POST %s/forecast HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nContent-Length: 999\r\n\r\n";
      out.write(head.formatted(MODEL).getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 10 && !over; i++) {
        out.write('x');
        out.flush();
        pause(100);
      }
    }
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void replaceFor(double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < end) {
      client.server.replace(models.get(replaced++ % models.size()));
      pause(20);
    }
  }

  private static long used() {
    System.gc();
    Runtime java = Runtime.getRuntime();
    return java.totalMemory() - java.freeMemory();
  }

  /** What each model says to each client: {@code [models][clients]}. */
  private final double[][] expected = new double[2][CLIENTS];

  private int replaced;

  @Test
  void manyClientsAtATime() throws Exception {
    List<Task> tasks = List.of(this::forecast, this::stream, this::refused, this::slow);
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    ServeLimits limits = ServeLimits.defaults().withPerSecond(0);
    try (Client asked = new Client(limits, models.get(1))) {
      client = asked;
      for (int m = 0; m < models.size(); m++) {
        client.server.replace(models.get(m));
        for (int number = 0; number < CLIENTS; number++) {
          Client.Answer alone = client.postJson(MODEL + "/forecast", body(number, 0, 40));
          expected[m][number] = value(alone.json(), 4, "load");
        }
      }
      List<Future<?>> running = new ArrayList<>();
      for (int c = 0; c < CLIENTS; c++) {
        int number = c;
        running.add(
            threads.submit(
                () -> {
                  while (!over) {
                    try {
                      tasks.get(number % tasks.size()).once(number);
                    } catch (UncheckedIOException e) {
                      // A connection may end just when a client writes to it again.
                      lost.incrementAndGet();
                    }
                    pause(PAUSE);
                  }
                  return null;
                }));
      }
      replaceFor(SECONDS / 3.0);
      long before = used();
      replaceFor(SECONDS * 2 / 3.0);
      over = true;
      for (Future<?> own : running) {
        own.get();
      }
      long after = used();
      assertThat(after - before).isLessThan(24 << 20);
      assertThat(client.get("/health").status()).isEqualTo(200);
      long count = 0;
      for (int step = 0; step < times.length(); step++) {
        count += times.get(step);
      }
      assertThat(lost.get() * LOST).isLessThanOrEqualTo(Math.max(LOST, count));
      Files.writeString(
          Path.of("target", "soak.txt"),
          "%d answers in %d s, %d connections lost, %d models: median %.1f ms, p99 %.1f ms, longest %.1f ms; %d KB used after a third, %d KB at the end%n"
              .formatted(
                  count,
                  SECONDS,
                  lost.get(),
                  replaced,
                  milliseconds(0.5, count),
                  milliseconds(0.99, count),
                  milliseconds(1, count),
                  before >> 10,
                  after >> 10));
    } finally {
      threads.shutdownNow();
    }
  }
}
