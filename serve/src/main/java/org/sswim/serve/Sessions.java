package org.sswim.serve;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.AdaptiveIntervals;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastJson;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.stored.JsonObject;

/**
 * Streams that take rows over many requests. Each is known by 128 random bits. Rows of a request
 * are taken all or not at all.
 */
final class Sessions {
  private static final int ID_BYTES = 16;

  /** Part of the heap that sessions may take. */
  private static final int SHARE = 4;

  private static final long NANOS = 1_000_000_000L;

  private final ServeLimits limits;
  private final ServedMetrics metrics;
  private final SecureRandom random = new SecureRandom();
  private final ConcurrentMap<String, Session> open = new ConcurrentHashMap<>();
  private long bytes;

  Sessions(ServeLimits limits, ServedMetrics metrics) {
    this.limits = limits;
    this.metrics = metrics;
  }

  private static final class Session {
    final ServedModel.Forecaster served;
    final long bytes;
    final long begun = System.nanoTime();
    StreamingForecaster forecaster;
    long rows;
    @Nullable LocalDateTime last;
    volatile long used = begun;

    Session(ServedModel.Forecaster served, StreamingForecaster forecaster, long bytes) {
      this.served = served;
      this.forecaster = forecaster;
      this.bytes = bytes;
    }
  }

  int count() {
    return open.size();
  }

  /** {@code POST /models/{name}/stream}: begins a session. */
  void begin(Call call, ServedModel.Forecaster served) throws IOException {
    call.requireOnly("adaptive");
    StreamingForecaster forecaster;
    if (call.flag("adaptive")) {
      forecaster = StreamingForecaster.adaptive(served.model(), AdaptiveIntervals.RATE);
    } else {
      forecaster = new StreamingForecaster(served.model());
    }
    long size = served.stateBytes();
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    String name = Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    synchronized (this) {
      sweep();
      HttpRefusal.not(
              open.size() >= limits.sessions()
                  || bytes + size > Runtime.getRuntime().maxMemory() / SHARE,
              503)
          .or(open.size() + " sessions are open, the most; end one, or ask again later");
      bytes += size;
      open.put(name, new Session(served, forecaster, size));
    }
    metrics.session();
    JsonObject answer =
        JsonObject.of("session", name)
            .with("model", served.name())
            .with("missing", forecaster.missing())
            .with("mostRows", limits.sessionRows())
            .with("idleSeconds", limits.idleSeconds())
            .with("lifeSeconds", limits.lifeSeconds());
    call.exchange()
        .getResponseHeaders()
        .set("Location", "/models/" + served.name() + "/stream/" + name);
    call.answer(201, answer);
  }

  /** {@code POST /models/{name}/stream/{session}}: takes rows and answers what follows them. */
  void push(Call call, ServedModel.Forecaster served, String id) throws IOException {
    call.requireOnly("steps", "each", "after", "ahead");
    Session session = session(served, id);
    // The one that it began with, whatever has taken its place since.
    GivenRows given = GivenRows.of(call, session.served);
    int horizon = session.served.model().spec().horizon();
    int steps = call.number("steps", horizon, 1, horizon);
    boolean each = call.flag("each");
    int after = call.number("after", -1, -1, Integer.MAX_VALUE);
    synchronized (session) {
      HttpRefusal.not(after >= 0 && after != session.rows, 409)
          .or("the session has " + session.rows + " rows, not " + after);
      HttpRefusal.not(session.rows + given.observed() > limits.sessionRows(), 409)
          .or("a session has at most " + limits.sessionRows() + " rows; begin another");
      take(call, session, given, each, steps);
    }
    session.used = System.nanoTime();
    metrics.rows(given.observed());
  }

  private static void take(Call call, Session session, GivenRows given, boolean each, int steps)
      throws IOException {
    StreamingForecaster forecaster = session.forecaster.copy();
    ForecastModel model = session.served.model();
    LocalDateTime last = session.last;
    GivenRows.Feed feed = given.feed(forecaster, session.served);
    // Each forecast becomes bytes at once: as objects, all of them would take ten times the memory.
    Answer answer = call.begin(200, GivenRows.JSON);
    String before = "{\"forecasts\":[";
    for (int r = 0; r < given.observed(); r++) {
      call.requireTime();
      GivenRows.Row row = given.rows().get(r);
      LocalDateTime time = row.time();
      if (time != null && last != null && !time.isAfter(last)) {
        throw new HttpRefusal(400, "row " + (r + 1) + " is not later than the row before it");
      }
      last = time == null ? last : time;
      feed.push(r);
      boolean said = each || r == given.observed() - 1;
      if (said && feed.ready()) {
        JsonObject forecast =
            JsonObject.of("row", session.rows + r + 1)
                .with("time", row.label())
                .with("observed", JsonObject.of(model.channels(), row.values()))
                .with("forecast", ForecastJson.rows(Forecast.after(forecaster, null), steps, null));
        answer.text(before + JSON.std.asString(forecast));
        before = ",";
      } else if (feed.ready()) {
        // Intervals that follow what arrives learn from forecasts that were made.
        forecaster.forecast(new double[model.spec().horizon() * model.channels().size()]);
      }
    }
    feed.announce(given.observed());
    JsonObject after = JsonObject.of("rows", session.rows + given.observed());
    ForecastRoutes.noteOfUtc(after, model, session.rows == 0 && given.utc());
    after.with("missing", forecaster.missing());
    if (!session.served.known().isEmpty()) {
      after.with("knownAhead", forecaster.announced());
    }
    answer.text((before.equals(",") ? "" : before) + "]," + JSON.std.asString(after).substring(1));
    // Only now, with the answer made, are the rows taken: nothing below can fail.
    session.forecaster = forecaster;
    session.rows += given.observed();
    session.last = last;
  }

  /** {@code DELETE /models/{name}/stream/{session}}: ends a session. */
  void end(Call call, ServedModel.Forecaster served, String id) throws IOException {
    session(served, id);
    remove(id);
    call.answer(204, "application/json", new byte[0]);
  }

  private Session session(ServedModel.Forecaster served, String id) {
    Session session = open.get(id);
    if (session == null || !session.served.name().equals(served.name()) || expired(session)) {
      throw new HttpRefusal(404, "no such session of this model; it may have ended");
    }
    session.used = System.nanoTime();
    return session;
  }

  private boolean expired(Session session) {
    long now = System.nanoTime();
    return now - session.used > limits.idleSeconds() * NANOS
        || now - session.begun > limits.lifeSeconds() * NANOS;
  }

  private synchronized void remove(String id) {
    Session session = open.remove(id);
    bytes -= session == null ? 0 : session.bytes;
  }

  /** Ends what has been idle or open for too long. */
  synchronized void sweep() {
    open.forEach(
        (id, session) -> {
          if (expired(session)) {
            remove(id);
          }
        });
  }
}
