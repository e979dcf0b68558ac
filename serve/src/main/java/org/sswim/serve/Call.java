package org.sswim.serve;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sswim.tables.Shown;

/** A request and its answer. */
final class Call {
  private static final int PART = 1 << 14;

  private static final Pattern PARAMETER = Pattern.compile("(?:^|&)([a-z]+)=([A-Za-z0-9._-]*)");

  private final HttpExchange exchange;
  private final ServeLimits limits;
  private final List<String> path;
  private final long deadline;
  private final Semaphore bodies;
  private byte @Nullable [] body;
  private int own;
  private @Nullable Answer answer;
  private int status;

  /**
   * A request.
   *
   * @param bodies what the bodies of all requests may take
   */
  Call(HttpExchange exchange, ServeLimits limits, Semaphore bodies) {
    this.exchange = exchange;
    this.limits = limits;
    this.bodies = bodies;
    deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(limits.requestSeconds());
    String raw = exchange.getRequestURI().getRawPath();
    path =
        Arrays.stream(raw == null ? new String[0] : raw.split("/", -1))
            .filter(part -> !part.isEmpty())
            .toList();
  }

  HttpExchange exchange() {
    return exchange;
  }

  String method() {
    return exchange.getRequestMethod();
  }

  /** Parts of the path, as they stand in it. */
  List<String> path() {
    return path;
  }

  @Nullable String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  /** Refuses what the query says besides these parameters, as a misspelt one would do nothing. */
  void requireOnly(String... names) {
    String query = exchange.getRequestURI().getRawQuery();
    for (String part : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
      HttpRefusal.that(Arrays.stream(names).anyMatch(name -> part.startsWith(name + "=")), 400)
          .or(
              "the query has %s; it may have %s, as NAME=VALUE",
              Shown.value(part.split("=", 2)[0]), String.join(", ", names));
    }
  }

  /** A parameter of the query, or null. */
  @Nullable String parameter(String name) {
    String query = exchange.getRequestURI().getRawQuery();
    Matcher matcher = PARAMETER.matcher(query == null ? "" : query);
    while (matcher.find()) {
      if (matcher.group(1).equals(name)) {
        return matcher.group(2);
      }
    }
    return null;
  }

  /** A whole number of the query. */
  int number(String name, int usual, int least, int most) {
    String text = parameter(name);
    try {
      int value = text == null ? usual : Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Refused below, as numbers out of range are.
    }
    throw new HttpRefusal(
        400, "'" + name + "' must be a whole number in " + least + ".." + most + "; got " + text);
  }

  /** A choice of the query, by default no. */
  boolean flag(String name) {
    String text = parameter(name);
    if (text == null || text.equals("true") || text.equals("false")) {
      return "true".equals(text);
    }
    throw new HttpRefusal(400, "'" + name + "' must be true or false; got " + text);
  }

  /** The type of the body without its parameters, in lower case. */
  String contentType() {
    String type = header("Content-Type");
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** The body, if it is not too long; read once. */
  byte[] body() throws IOException {
    byte[] before = body;
    if (before != null) {
      return before;
    }
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] part = new byte[PART];
    try (InputStream in = exchange.getRequestBody()) {
      for (int n = in.read(part); n >= 0; n = in.read(part)) {
        HttpRefusal.not(n > limits.bodyBytes() - own, 413)
            .or("a body has at most " + limits.bodyBytes() + " bytes");
        HttpRefusal.that(bodies.tryAcquire(n), 503)
            .or("too many bodies arrive at a time; ask again later");
        own += n;
        read.write(part, 0, n);
      }
    }
    byte[] bytes = read.toByteArray();
    body = bytes;
    return bytes;
  }

  /** Lets go of the body. */
  void releaseBody() {
    bodies.release(own);
    own = 0;
    body = null;
  }

  /** Lets go of body and answer. */
  void release() throws IOException {
    releaseBody();
    if (answer != null) {
      answer.release();
    }
  }

  /** Refuses a request of too many rows. */
  void requireRows(int rows) {
    HttpRefusal.not(rows > limits.rows(), 413)
        .or("a request has at most " + limits.rows() + " rows");
  }

  /** Rows that a request may have. */
  int mostRows() {
    return limits.rows();
  }

  String text() throws IOException {
    return new String(body(), StandardCharsets.UTF_8);
  }

  /** The body as a JSON object of no other members than these. */
  Map<String, Object> json(String... names) throws IOException {
    byte[] bytes = body();
    Map<String, Object> json = Map.of();
    if (bytes.length > 0) {
      try (JsonParser parser = JSON.std.createParser(bytes)) {
        json = JSON.std.mapFrom(parser);
        if (json == null || parser.nextToken() != null) {
          throw new HttpRefusal(400, "the body is not one JSON object and nothing else");
        }
      } catch (HttpRefusal e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        throw new HttpRefusal(400, "the body is not a JSON object");
      }
    }
    Set<String> allowed = Set.of(names);
    for (String name : json.keySet()) {
      HttpRefusal.that(allowed.contains(name), 400)
          .or(
              "the JSON object has %s; it may have %s",
              Shown.value(name), String.join(", ", names));
    }
    return json;
  }

  /** Time that is left for the request. */
  long nanosLeft() {
    return deadline - System.nanoTime();
  }

  /** Refuses to go on where a request has taken too long. */
  void requireTime() {
    if (nanosLeft() < 0) {
      throw new HttpRefusal(503, "this took more than " + limits.requestSeconds() + " s");
    }
  }

  void answer(int code, Map<String, ?> json) throws IOException {
    JSON.std.write(json, begin(code, "application/json"));
  }

  void answer(int code, String type, byte[] bytes) throws IOException {
    begin(code, type, new Answer(bytes));
  }

  /** Begins an answer, instead of one that was begun before. */
  Answer begin(int code, String type) throws IOException {
    return begin(code, type, new Answer());
  }

  private Answer begin(int code, String type, Answer begun) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("X-Content-Type-Options", "nosniff");
    if (!headers.containsKey("Cache-Control")) {
      headers.set("Cache-Control", "no-store");
    }
    if (answer != null) {
      answer.release();
    }
    answer = begun;
    status = code;
    return begun;
  }

  /** Sends the answer. */
  void send() throws IOException {
    Answer whole = answer;
    if (whole == null || whole.size() == 0 || method().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, whole.size());
    whole.sendTo(exchange.getResponseBody());
  }
}
