package org.sswim.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sswim.checks.Checks;
import org.sswim.classification.Classification;
import org.sswim.classification.Classifier;
import org.sswim.stored.JsonObject;
import org.sswim.stored.Resources;

/** Which part answers which address. */
final class Routes {
  private static final String GET = "GET";
  private static final String POST = "POST";
  private static final String SESSION = "/models/{name}/stream/{session}";

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private volatile Map<String, ServedModel> models;
  private final ServedMetrics metrics;
  private final Sessions sessions;
  private final List<Route> routes = new ArrayList<>();

  private interface Handler {
    void answer(Call call) throws IOException;
  }

  /**
   * A route.
   *
   * @param address in which braces stand for a name of any kind
   */
  private record Route(String method, String address, Handler handler) {
    boolean fits(List<String> path) {
      List<String> parts = List.of(address.substring(1).split("/", -1));
      return address.equals("/")
          ? path.isEmpty()
          : parts.size() == path.size()
              && IntStream.range(0, path.size())
                  .allMatch(i -> parts.get(i).startsWith("{") || parts.get(i).equals(path.get(i)));
    }
  }

  Routes(Map<String, ServedModel> models, ServedMetrics metrics, Sessions sessions) {
    this.models = models;
    this.metrics = metrics;
    this.sessions = sessions;
    ForecastRoutes forecasts = new ForecastRoutes(metrics);
    PanelRoutes panels = new PanelRoutes(metrics);
    asset("", "html", own("page.html"));
    asset("page.css", "css", own("page.css"));
    asset("page.js", "javascript", own("page.js"));
    asset("charts.js", "javascript", ChartLibrary.file(ChartLibrary.CODE));
    asset("openapi.json", "", own("openapi.json"));
    add(GET, "/health", this::health);
    add(GET, "/metrics", this::metrics);
    add(
        GET,
        "/models",
        call ->
            call.answer(
                200,
                Map.of("models", this.models.values().stream().map(ServedModel::facts).toList())));
    add(GET, "/models/{name}", call -> call.answer(200, model(call).facts()));
    add(
        POST,
        "/models/{name}/forecast",
        call -> {
          if (model(call) instanceof ServedModel.Panels served) {
            panels.forecast(call, served);
          } else {
            forecasts.forecast(call, forecaster(call));
          }
        });
    add(POST, "/models/{name}/explain", call -> forecasts.explain(call, forecaster(call)));
    add(POST, "/models/{name}/classify", call -> classify(call, classifier(call)));
    add(POST, "/models/{name}/stream", call -> sessions.begin(call, forecaster(call)));
    add(POST, SESSION, call -> sessions.push(call, forecaster(call), call.path().get(3)));
    add("DELETE", SESSION, call -> sessions.end(call, forecaster(call), call.path().get(3)));
  }

  /** The page and what it needs: a fixed list, read once, so that no request names a file. */
  private void asset(String name, String text, byte[] bytes) {
    String type = text.isEmpty() ? GivenRows.JSON : "text/" + text + "; charset=utf-8";
    add(
        GET,
        "/" + name,
        call -> {
          call.exchange().getResponseHeaders().set("Content-Security-Policy", POLICY);
          call.exchange().getResponseHeaders().set("Referrer-Policy", "no-referrer");
          call.answer(200, type, bytes);
        });
  }

  private static byte[] own(String name) {
    return Resources.bytes(Routes.class, name);
  }

  private void add(String method, String address, Handler handler) {
    routes.add(new Route(method, address, handler));
  }

  /** Answers later requests by another model of the same name. */
  synchronized void replace(ServedModel model) {
    Checks.that(models.containsKey(model.name())).or("no model has the name '%s'", model.name());
    Map<String, ServedModel> after = new LinkedHashMap<>(models);
    after.put(model.name(), model);
    models = after;
  }

  private List<Route> routes(Call call) {
    return routes.stream().filter(route -> route.fits(call.path())).toList();
  }

  /** The address with names and sessions left out, as a label; "other" for what there is not. */
  String label(Call call) {
    return routes(call).stream().findFirst().map(Route::address).orElse("other");
  }

  /** Bytes that a stream of the model holds that a request asks. */
  long stateBytes(Call call) {
    ServedModel model = call.path().size() > 1 ? models.get(call.path().get(1)) : null;
    return model instanceof ServedModel.Forecaster forecaster ? forecaster.stateBytes() : 0;
  }

  void answer(Call call) throws IOException {
    List<Route> here = routes(call);
    HttpRefusal.not(here.isEmpty(), 404).or("there is nothing here; see /openapi.json");
    String method = call.method().equals("HEAD") ? GET : call.method();
    for (Route route : here) {
      if (route.method.equals(method)) {
        route.handler.answer(call);
        return;
      }
    }
    List<String> allowed = here.stream().map(Route::method).toList();
    call.exchange().getResponseHeaders().set("Allow", String.join(", ", allowed));
    throw new HttpRefusal(405, "this address takes " + String.join(" and ", allowed));
  }

  private void health(Call call) throws IOException {
    JsonObject health =
        JsonObject.of("status", "ok")
            .with("models", models.size())
            .with("sessions", sessions.count())
            .with("uptimeSeconds", Math.floor(metrics.uptimeSeconds()));
    call.answer(200, health);
  }

  private void metrics(Call call) throws IOException {
    String text = metrics.text(sessions.count(), models.size());
    call.answer(200, "text/plain; version=0.0.4", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Of which class a sequence is. */
  private void classify(Call call, ServedModel.Classes served) throws IOException {
    HttpRefusal.that(call.contentType().equals(GivenRows.JSON), 415)
        .or("give a body of the Content-Type " + GivenRows.JSON);
    if (!(call.json("sequence").get("sequence") instanceof List<?> steps) || steps.isEmpty()) {
      throw new HttpRefusal(400, "'sequence' must be an array of steps, each an array of numbers");
    }
    call.requireRows(steps.size());
    int signals = served.model().coding().signals();
    float[] values = new float[Math.multiplyExact(steps.size(), signals)];
    int at = 0;
    for (Object step : steps) {
      List<?> cells = step instanceof List<?> list ? list : List.of(step == null ? "" : step);
      HttpRefusal.not(cells.size() != signals, 400)
          .or(
              "a step of the model has %s values; step %s has %s",
              signals, at / signals + 1, cells.size());
      for (Object cell : cells) {
        if (!(cell instanceof Number number)) {
          throw new HttpRefusal(
              400, "step " + (at / signals + 1) + " has a value that is not a number");
        }
        values[at++] = number.floatValue();
      }
    }
    Classification found = new Classifier(served.model()).classify(values);
    JsonObject probabilities = new JsonObject();
    for (int k = 0; k < found.probabilities().length; k++) {
      probabilities.with(served.model().classes().get(k), found.probabilities()[k]);
    }
    JsonObject answer =
        JsonObject.of("model", served.name())
            .with("class", served.model().classes().get(found.best()))
            .with("probabilities", probabilities)
            .with("spikes", found.spikes())
            .with("steps", found.steps());
    metrics.rows(steps.size());
    call.answer(200, answer);
  }

  private ServedModel model(Call call) {
    ServedModel model = models.get(call.path().get(1));
    if (model == null) {
      throw new HttpRefusal(404, "no such model; see /models");
    }
    return model;
  }

  private ServedModel.Classes classifier(Call call) {
    if (model(call) instanceof ServedModel.Classes served) {
      return served;
    }
    throw new HttpRefusal(404, "this model forecasts; ask /models/" + call.path().get(1));
  }

  private ServedModel.Forecaster forecaster(Call call) {
    if (model(call) instanceof ServedModel.Forecaster served) {
      return served;
    }
    throw new HttpRefusal(
        404,
        model(call) instanceof ServedModel.Panels
            ? "this model forecasts many series; ask its address /forecast"
            : "this model names classes; ask its address /classify");
  }
}
