package org.sswim.serve;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is counted, as text that Prometheus reads. Labels are those of routes and models, never of
 * what a request brings.
 */
final class ServedMetrics {
  /** Upper bounds of the histogram, in seconds. */
  private static final double[] BOUNDS = {
    .001, .0025, .005, .01, .02, .05, .1, .25, .5, 1, 2.5, 10
  };

  private final long started = System.nanoTime();
  private final ConcurrentMap<String, LongAdder> requests = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Histogram> times = new ConcurrentHashMap<>();
  private final LongAdder rows = new LongAdder();
  private final LongAdder sessions = new LongAdder();

  private static final class Histogram {
    final LongAdder[] counts = new LongAdder[BOUNDS.length + 1];
    final LongAdder nanos = new LongAdder();

    Histogram() {
      Arrays.setAll(counts, i -> new LongAdder());
    }
  }

  /** Counts a request that is done. */
  void count(String route, int status, long nanos) {
    requests
        .computeIfAbsent("route=\"" + route + "\",status=\"" + status + "\"", k -> new LongAdder())
        .increment();
    Histogram histogram = times.computeIfAbsent(route, k -> new Histogram());
    int bucket = 0;
    while (bucket < BOUNDS.length && nanos > BOUNDS[bucket] * 1e9) {
      bucket++;
    }
    histogram.counts[bucket].increment();
    histogram.nanos.add(nanos);
  }

  void rows(long count) {
    rows.add(count);
  }

  void session() {
    sessions.increment();
  }

  double uptimeSeconds() {
    return (System.nanoTime() - started) * 1e-9;
  }

  String text(int openSessions, int models) {
    StringBuilder out = new StringBuilder();
    head(out, "sswim_requests_total", "counter", "Requests by route and status.");
    new TreeMap<>(requests)
        .forEach((labels, n) -> line(out, "sswim_requests_total{" + labels + "}", n.sum()));
    head(out, "sswim_request_seconds", "histogram", "Time from a request's head to its answer.");
    for (Map.Entry<String, Histogram> entry : new TreeMap<>(times).entrySet()) {
      histogram(out, entry.getKey(), entry.getValue());
    }
    figure(out, "sswim_rows_total", "counter", "Rows that models have taken.", rows.sum());
    figure(out, "sswim_sessions_total", "counter", "Sessions that were begun.", sessions.sum());
    figure(out, "sswim_sessions", "gauge", "Sessions that are open.", openSessions);
    figure(out, "sswim_models", "gauge", "Models that are served.", models);
    figure(
        out, "sswim_uptime_seconds", "gauge", "Seconds since the start.", (long) uptimeSeconds());
    Runtime runtime = Runtime.getRuntime();
    figure(
        out,
        "sswim_heap_bytes",
        "gauge",
        "Heap in use, garbage included.",
        runtime.totalMemory() - runtime.freeMemory());
    return out.toString();
  }

  private static void histogram(StringBuilder out, String route, Histogram histogram) {
    long sum = 0;
    String label = "{route=\"" + route + "\"";
    for (int i = 0; i < histogram.counts.length; i++) {
      sum += histogram.counts[i].sum();
      String bound = i == BOUNDS.length ? "+Inf" : Double.toString(BOUNDS[i]);
      line(out, "sswim_request_seconds_bucket" + label + ",le=\"" + bound + "\"}", sum);
    }
    out.append("sswim_request_seconds_sum")
        .append(label)
        .append("} ")
        .append(String.format(Locale.ROOT, "%.6f", histogram.nanos.sum() * 1e-9))
        .append('\n');
    line(out, "sswim_request_seconds_count" + label + "}", sum);
  }

  private static void head(StringBuilder out, String name, String type, String help) {
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static void figure(StringBuilder out, String name, String type, String help, long value) {
    head(out, name, type, help);
    line(out, name, value);
  }

  private static void line(StringBuilder out, String name, long value) {
    out.append(name).append(' ').append(value).append('\n');
  }
}
