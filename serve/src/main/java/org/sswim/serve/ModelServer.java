package org.sswim.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.series.InvalidDataException;

/**
 * Serves models over HTTP until it is closed.
 *
 * <p>Requests arrive, and their answers leave, by a thread each of up to 2,000. As many compute at
 * a time as there are processors, and as a quarter of the heap has room for. So slow clients take
 * no turn from others, and memory stays bounded. Safe to use from several threads.
 */
public final class ModelServer implements AutoCloseable {
  private static final int CONNECTIONS = 4000;

  /** Connections that are kept for a next request; others close after their answer. */
  private static final int IDLE = 1000;

  private static final int THREADS = 2000;

  /** Part of the heap that the bodies of all requests may take. */
  private static final int BODIES = 8;

  /** Part of the heap that requests may take while they are computed. */
  private static final int COMPUTING = 4;

  /** Bytes that a byte of a body may take in memory, as lists of boxed numbers and as rows. */
  private static final int BYTES_OF_BYTE = 32;

  /** Longest time for a request to arrive. */
  private static final int ARRIVAL_SECONDS = 10;

  private static final int BACKLOG = 1024;
  private static final int DRAIN_SECONDS = 5;
  private static final int SWEEP_SECONDS = 5;

  private final HttpServer http;
  private final ThreadPoolExecutor threads;
  private final Semaphore processors;
  private final AtomicInteger active = new AtomicInteger();
  private final Semaphore bodies;

  /** What may be computed at a time, in KB of memory. */
  private final Semaphore memory;

  private final int allMemory;
  private final CompletableFuture<Void> end;
  private final ServeLimits limits;
  private final Gate gate;
  private final Routes routes;
  private final ServedMetrics metrics = new ServedMetrics();
  private final Consumer<Throwable> bugs;
  private final Thread sweeper;
  private volatile boolean stopping;

  /**
   * Starts to serve.
   *
   * @param models of different names
   * @param address where; port 0 for any that is free
   * @param bugs told of errors of the server itself
   * @throws IOException if the address cannot be taken
   * @throws IllegalArgumentException if two models have one name, or the list is empty
   */
  public static ModelServer start(
      List<? extends ServedModel> models,
      InetSocketAddress address,
      ServeLimits limits,
      Consumer<Throwable> bugs)
      throws IOException {
    Map<String, ServedModel> named = new LinkedHashMap<>();
    for (ServedModel model : models) {
      Checks.that(ServedModel.NAME.matcher(model.name()).matches())
          .or(
              "names of served models are 1 to 80 letters, digits, '.', '-' and '_'; got '%s'",
              model.name());
      Checks.that(named.put(model.name(), model) == null)
          .or("two models have the name '%s'", model.name());
    }
    Checks.that(!named.isEmpty()).or("there must be a model to serve");
    configure(limits);
    CompletableFuture<Void> end = new CompletableFuture<>();
    FutureTask<ModelServer> start =
        new FutureTask<>(
            () -> {
              ModelServer server = new ModelServer(named, address, limits, bugs, end);
              server.http.start();
              server.sweeper.start();
              return server;
            });
    new Thread(new Essential(end), start, "sswim-serve").start();
    try {
      return start.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the server starts");
    }
  }

  /**
   * Threads without which nothing is served: those that take connections and end idle ones. They
   * are the JDK's; of a thread that they start only the group can be given.
   */
  private static final class Essential extends ThreadGroup {
    private final CompletableFuture<Void> end;

    Essential(CompletableFuture<Void> end) {
      super("sswim-serve");
      this.end = end;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
      end.completeExceptionally(e);
    }
  }

  /**
   * Waits until the server has been closed.
   *
   * @throws ExecutionException if it can take no requests any more, such as for lack of memory; it
   *     is then to be closed
   */
  public void await() throws InterruptedException, ExecutionException {
    end.get();
  }

  /** What the JDK's server takes from system properties only, once for the process. */
  private static void configure(ServeLimits limits) {
    Map<String, String> properties =
        Map.of(
            // Else an answer in two parts waits for the client's delayed acknowledgement.
            "sun.net.httpserver.nodelay", "true",
            "sun.net.httpserver.maxReqTime", String.valueOf(ARRIVAL_SECONDS),
            "sun.net.httpserver.maxRspTime", String.valueOf(2 * limits.requestSeconds()),
            "sun.net.httpserver.maxIdleConnections", String.valueOf(IDLE),
            "sun.net.httpserver.idleInterval", "60",
            "jdk.httpserver.maxConnections", String.valueOf(CONNECTIONS));
    properties.forEach(
        (key, value) -> {
          if (System.getProperty(key) == null) {
            System.setProperty(key, value);
          }
        });
  }

  private ModelServer(
      Map<String, ServedModel> models,
      InetSocketAddress address,
      ServeLimits limits,
      Consumer<Throwable> bugs,
      CompletableFuture<Void> end)
      throws IOException {
    long kilobytes = (Runtime.getRuntime().maxMemory() / COMPUTING) >> 10;
    allMemory = (int) Math.min(Integer.MAX_VALUE, kilobytes);
    memory = new Semaphore(allMemory, true);
    bodies =
        new Semaphore((int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / BODIES));
    this.limits =
        limits.withBodyBytes(
            (int) Math.min(limits.bodyBytes(), ((long) allMemory << 10) / BYTES_OF_BYTE));
    this.bugs = bugs;
    this.end = end;
    Sessions sessions = new Sessions(this.limits, metrics);
    routes = new Routes(models, metrics, sessions);
    gate = new Gate(address.getAddress().isLoopbackAddress(), limits.perSecond());
    processors = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    http = HttpServer.create(address, BACKLOG);
    // Outside of the group of essential threads: a request may fail for itself.
    ThreadGroup outside = Thread.currentThread().getThreadGroup().getParent();
    threads =
        new ThreadPoolExecutor(
            0,
            THREADS,
            60,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> new Thread(outside, task));
    http.setExecutor(threads);
    http.createContext("/", this::handle);
    sweeper = new Thread(() -> sweep(sessions), "sswim-sessions");
    sweeper.setDaemon(true);
  }

  private static void sweep(Sessions sessions) {
    try {
      while (true) {
        TimeUnit.SECONDS.sleep(SWEEP_SECONDS);
        sessions.sweep();
      }
    } catch (InterruptedException e) {
      // The server is closed.
    }
  }

  /**
   * Serves another model under the name of one that is served. Requests that are being answered,
   * and sessions that are open, stay with the model that they began with.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public void replace(ServedModel model) {
    routes.replace(model);
  }

  /** The port that is listened to. */
  public int port() {
    return http.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    active.incrementAndGet();
    long begun = System.nanoTime();
    String route = "other";
    Call call = new Call(exchange, limits, bodies);
    try {
      route = routes.label(call);
      answer(call);
      call.releaseBody();
      call.send();
    } finally {
      active.decrementAndGet();
      metrics.count(route, Math.max(0, exchange.getResponseCode()), System.nanoTime() - begun);
      exchange.close();
      call.release();
    }
  }

  private void answer(Call call) throws IOException {
    try {
      if (stopping) {
        call.exchange().getResponseHeaders().set("Connection", "close");
        throw new HttpRefusal(503, "the server is stopping");
      }
      gate.admit(call);
      if (call.method().equals("POST")) {
        compute(call);
      } else {
        routes.answer(call);
      }
    } catch (HttpRefusal e) {
      refuse(call, e.status(), e.getMessage());
    } catch (InvalidDataException | IllegalArgumentException e) {
      refuse(call, 400, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      refuse(call, 503, "the server is stopping");
    } catch (OutOfMemoryError e) {
      refuse(call, 503, "this needs more memory than there is");
    } catch (RuntimeException | StackOverflowError e) {
      bugs.accept(e);
      refuse(call, 500, "this is a bug of the server, which has told its log");
    }
  }

  /** Answers, but does not send, when there are memory and a processor for it. */
  private void compute(Call call) throws IOException, InterruptedException {
    long bytes = (long) call.body().length * BYTES_OF_BYTE + routes.stateBytes(call);
    int kilobytes = (int) Math.min(allMemory, (bytes >> 10) + 1);
    waitFor(memory, kilobytes, call);
    try {
      waitFor(processors, 1, call);
      try {
        routes.answer(call);
      } finally {
        processors.release();
      }
    } finally {
      memory.release(kilobytes);
    }
  }

  private static void waitFor(Semaphore turns, int count, Call call) throws InterruptedException {
    HttpRefusal.that(turns.tryAcquire(count, call.nanosLeft(), TimeUnit.NANOSECONDS), 503)
        .or("the server is busy; ask again later");
  }

  private static void refuse(Call call, int status, @Nullable String why) throws IOException {
    call.answer(status, Map.of("error", String.valueOf(why)));
  }

  /** Takes no more requests, waits up to 5 s for those that are being answered, and ends. */
  @Override
  public void close() {
    stopping = true;
    sweeper.interrupt();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
    try {
      while (active.get() > 0 && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    http.stop(0);
    threads.shutdownNow();
    end.complete(null);
  }
}
