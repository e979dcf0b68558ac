package org.sswim.cli;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium that opens pages, spoken to over its DevTools protocol. */
final class Browser {
  /** Path of a Chromium, instead of one found on the PATH. */
  static final String PATH_VARIABLE = "SSWIM_CHROMIUM";

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Set where a missing browser is a failure: a run that skips its tests proves nothing. */
  private static final String REQUIRED = "SSWIM_REQUIRE_BROWSER";

  private static Browser shared;

  private final Process process;
  private final WebSocket socket;
  private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final List<Map<String, Object>> events = new ArrayList<>();
  private int commands;

  private Browser(Process process, String debugger) {
    this.process = process;
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(debugger), new Listener(messages))
            .join();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      command(domain + ".enable", Map.of());
    }
  }

  /** The Chromium of this machine; null if there is none. */
  private static Path find() {
    String given = System.getenv(PATH_VARIABLE);
    if (given != null && !given.isBlank()) {
      return Path.of(given);
    }
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  /**
   * The one browser of all tests, started when the first asks for it; without a Chromium tests are
   * skipped, or fail where one is required.
   */
  static synchronized Browser shared() throws IOException, InterruptedException {
    Browser started = shared;
    if (started == null) {
      Path program = find();
      if (program == null) {
        String message =
            "no Chromium found on the PATH or under $" + PATH_VARIABLE + ": pages not opened";
        if (System.getenv(REQUIRED) != null) {
          fail(message);
        }
        abort(message);
      }
      Path profile = Files.createTempDirectory("browser");
      started = start(program, profile);
      shared = started;
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(profile)));
    }
    return started;
  }

  private static void stop(Path profile) {
    try {
      shared.close();
      try (Stream<Path> all = Files.walk(profile)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    } catch (InterruptedException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Starts a browser.
   *
   * @param profile an empty folder for what it keeps
   */
  private static Browser start(Path program, Path profile)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            program.toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + profile,
            "--remote-debugging-port=0",
            "about:blank");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      Instant deadline = Instant.now().plus(PATIENCE);
      Path file = profile.resolve("DevToolsActivePort");
      while (!Files.exists(file) || Files.readAllLines(file).size() < 2) {
        if (!process.isAlive() || Instant.now().isAfter(deadline)) {
          throw new IOException(program + " does not start");
        }
        Thread.sleep(50);
      }
      return new Browser(process, page(Files.readAllLines(file).get(0)));
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static String page(String port) throws IOException, InterruptedException {
    URI list = URI.create("http://127.0.0.1:" + port + "/json");
    String text =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    for (Object target : JSON.std.listFrom(text)) {
      if (target instanceof Map<?, ?> map && "page".equals(map.get("type"))) {
        return String.valueOf(map.get("webSocketDebuggerUrl"));
      }
    }
    throw new IOException("the browser has no page");
  }

  /** Opens a page as on a screen of so many pixels, and waits until it has run its scripts. */
  void open(Path page, int width, boolean dark) {
    open(page.toUri(), width, dark);
  }

  /** As {@link #open(Path, int, boolean)}. */
  void open(URI page, int width, boolean dark) {
    // Else the page before would be drawn anew at this size.
    load("about:blank");
    resize(width, dark);
    load(page.toString());
  }

  private void load(String address) {
    events.clear();
    command("Page.navigate", Map.of("url", address));
    awaitEvent("Page.loadEventFired");
  }

  /** Shows the page as on a screen of so many pixels, and waits until it was drawn. */
  void resize(int width, boolean dark) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 500));
    Map<String, String> scheme =
        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    command("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }

  /** The value of an expression in the page. */
  Object evaluate(String expression) {
    Map<String, Object> answer =
        command(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.containsKey("exceptionDetails")) {
      throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
    }
    return map(answer.get("result")).get("value");
  }

  /** Waits until an expression in the page is true. */
  void await(String expression) throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!Boolean.TRUE.equals(evaluate(expression))) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError(expression + " does not become true");
      }
      Thread.sleep(50);
    }
  }

  /** A picture of the whole page, to look at. */
  byte[] picture() {
    Map<String, Object> answer =
        command("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
    return Base64.getDecoder().decode(String.valueOf(answer.get("data")));
  }

  /** Exceptions, errors and what the page wrote to its console since it was opened. */
  List<String> complaints() {
    evaluate("1");
    return events.stream().filter(Browser::complains).map(String::valueOf).toList();
  }

  private static boolean complains(Map<String, Object> event) {
    String method = String.valueOf(event.get("method"));
    if (method.equals("Log.entryAdded")) {
      return "error".equals(map(map(event.get("params")).get("entry")).get("level"));
    }
    return method.equals("Runtime.exceptionThrown") || method.equals("Runtime.consoleAPICalled");
  }

  /** The addresses that were asked for since the page was opened. */
  List<String> requests() {
    evaluate("1");
    return events.stream()
        .filter(event -> "Network.requestWillBeSent".equals(event.get("method")))
        .map(event -> map(map(event.get("params")).get("request")).get("url"))
        .map(String::valueOf)
        .toList();
  }

  private Map<String, Object> command(String method, Map<String, ?> parameters) {
    int id = ++commands;
    try {
      String text = JSON.std.asString(Map.of("id", id, "method", method, "params", parameters));
      socket.sendText(text, true).join();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    while (true) {
      Map<String, Object> message = next();
      if (Integer.valueOf(id).equals(message.get("id"))) {
        if (message.containsKey("error")) {
          throw new AssertionError(method + ": " + message.get("error"));
        }
        return map(message.get("result"));
      }
      events.add(message);
    }
  }

  private void awaitEvent(String method) {
    while (events.stream().noneMatch(event -> method.equals(event.get("method")))) {
      events.add(next());
    }
  }

  private Map<String, Object> next() {
    try {
      String text = messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (text == null) {
        throw new AssertionError("the browser does not answer");
      }
      return JSON.std.mapFrom(text);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  /** Ends the browser and what it has started. */
  private void close() throws InterruptedException {
    socket.abort();
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      process.waitFor(10, TimeUnit.SECONDS);
    }
    // They write into the profile until they end.
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private static final class Listener implements WebSocket.Listener {
    private final LinkedBlockingQueue<String> messages;
    private final StringBuilder part = new StringBuilder();

    Listener(LinkedBlockingQueue<String> messages) {
      this.messages = messages;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        messages.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
