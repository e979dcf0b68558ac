package org.sswim.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sswim.series.InvalidSeriesException;

/**
 * Serves models over HTTP until it is closed.
 *
 * <p>A thread each waits for the requests of up to 1,000 connections; as many compute at a time as
 * there are processors. So slow clients take no turn from others, and memory stays bounded. Safe to
 * use from several threads.
 */
public final class ModelServer implements AutoCloseable {
  private static final int CONNECTIONS = 1000;

  /** Longest time for a request to arrive. */
  private static final int ARRIVAL_SECONDS = 10;

  private static final int BACKLOG = 1024;
  private static final int DRAIN_SECONDS = 5;
  private static final int SWEEP_SECONDS = 5;

  private final HttpServer http;
  private final ThreadPoolExecutor threads;
  private final Semaphore processors;
  private final AtomicInteger active = new AtomicInteger();
  private final AtomicLong held = new AtomicLong();
  private final ServeLimits limits;
  private final Gate gate;
  private final Routes routes;
  private final Metrics metrics = new Metrics();
  private final Consumer<Throwable> bugs;
  private final Thread sweeper;
  private volatile boolean stopping;

  /**
   * Starts to serve.
   *
   * @param models of different names
   * @param address where; port 0 for any that is free
   * @param bugs told of what went wrong by our fault
   * @throws IOException if the address cannot be taken
   * @throws IllegalArgumentException if two models have one name, or there is none
   */
  public static ModelServer start(
      List<? extends ServedModel> models,
      InetSocketAddress address,
      ServeLimits limits,
      Consumer<Throwable> bugs)
      throws IOException {
    Map<String, ServedModel> named = new LinkedHashMap<>();
    for (ServedModel model : models) {
      if (named.put(model.name(), model) != null) {
        throw new IllegalArgumentException("two models have the name '" + model.name() + "'");
      }
    }
    if (named.isEmpty()) {
      throw new IllegalArgumentException("there must be a model to serve");
    }
    configure(limits);
    ModelServer server = new ModelServer(named, address, limits, bugs);
    server.http.start();
    server.sweeper.start();
    return server;
  }

  /** What the JDK's server takes from system properties only, once for the process. */
  private static void configure(ServeLimits limits) {
    Map<String, String> properties =
        Map.of(
            // Else an answer in two parts waits for the client's delayed acknowledgement.
            "sun.net.httpserver.nodelay", "true",
            "sun.net.httpserver.maxReqTime", String.valueOf(ARRIVAL_SECONDS),
            "sun.net.httpserver.maxRspTime", String.valueOf(2 * limits.requestSeconds()),
            "sun.net.httpserver.maxIdleConnections", String.valueOf(CONNECTIONS),
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
      Consumer<Throwable> bugs)
      throws IOException {
    this.limits = limits;
    this.bugs = bugs;
    Sessions sessions = new Sessions(limits, metrics);
    routes = new Routes(models, metrics, sessions);
    gate = new Gate(address.getAddress().isLoopbackAddress(), limits.perSecond());
    processors = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    http = HttpServer.create(address, BACKLOG);
    threads =
        new ThreadPoolExecutor(0, 2 * CONNECTIONS, 60, TimeUnit.SECONDS, new SynchronousQueue<>());
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

  /** The port that is listened to. */
  public int port() {
    return http.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    active.incrementAndGet();
    long begun = System.nanoTime();
    String route = "other";
    Call call = new Call(exchange, limits, held);
    try {
      route = routes.label(call);
      answer(call);
    } finally {
      call.release();
      active.decrementAndGet();
      metrics.count(route, Math.max(0, exchange.getResponseCode()), System.nanoTime() - begun);
      exchange.close();
    }
  }

  private void answer(Call call) throws IOException {
    try {
      if (stopping) {
        call.exchange().getResponseHeaders().set("Connection", "close");
        throw new Refusal(503, "the server is stopping");
      }
      gate.admit(call);
      if (!call.method().equals("POST")) {
        routes.answer(call);
        return;
      }
      call.body();
      if (!processors.tryAcquire(limits.requestSeconds(), TimeUnit.SECONDS)) {
        throw new Refusal(503, "the server is busy; ask again later");
      }
      try {
        routes.answer(call);
      } finally {
        processors.release();
      }
    } catch (Refusal e) {
      refuse(call, e.status(), e.getMessage());
    } catch (InvalidSeriesException | IllegalArgumentException e) {
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

  private static void refuse(Call call, int status, @Nullable String why) throws IOException {
    // An answer that has begun cannot be taken back.
    if (call.exchange().getResponseCode() < 0) {
      call.answer(status, Map.of("error", String.valueOf(why)));
    }
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
  }
}
