package org.sswim.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sswim.checks.Checks;

/** Which part answers which address. */
final class Routes {
  private volatile Map<String, ServedModel> models;
  private final ServedMetrics metrics;
  private final Sessions sessions;
  private final ForecastRoutes forecasts;
  private final ClassRoutes classes;
  private final PanelRoutes panels;
  private final Assets assets = new Assets();

  Routes(Map<String, ServedModel> models, ServedMetrics metrics, Sessions sessions) {
    this.models = models;
    this.metrics = metrics;
    this.sessions = sessions;
    forecasts = new ForecastRoutes(metrics);
    classes = new ClassRoutes(metrics);
    panels = new PanelRoutes(metrics);
  }

  /** Answers later requests by another model of the same name. */
  synchronized void replace(ServedModel model) {
    Checks.that(models.containsKey(model.name())).or("no model has the name '%s'", model.name());
    Map<String, ServedModel> after = new LinkedHashMap<>(models);
    after.put(model.name(), model);
    models = after;
  }

  /** The address with names and sessions left out, as a label; "other" for what there is not. */
  String label(Call call) {
    List<String> path = call.path();
    String first = path.isEmpty() ? "" : path.get(0);
    if (path.size() <= 1
        && (assets.has(first) || List.of("models", "health", "metrics").contains(first))) {
      return "/" + first;
    }
    if (!first.equals("models")) {
      return "other";
    }
    return switch (path.size()) {
      case 2 -> "/models/{name}";
      case 3 ->
          List.of("forecast", "explain", "stream", "classify").contains(path.get(2))
              ? "/models/{name}/" + path.get(2)
              : "other";
      case 4 -> path.get(2).equals("stream") ? "/models/{name}/stream/{session}" : "other";
      default -> "other";
    };
  }

  /** Bytes that a stream of the model holds that a request asks. */
  long stateBytes(Call call) {
    ServedModel model = call.path().size() > 1 ? models.get(call.path().get(1)) : null;
    return model instanceof ServedModel.Forecaster forecaster ? forecaster.stateBytes() : 0;
  }

  void answer(Call call) throws IOException {
    switch (label(call)) {
      case "/health" -> {
        only(call, "GET");
        health(call);
      }
      case "/metrics" -> {
        only(call, "GET");
        String text = metrics.text(sessions.count(), models.size());
        call.answer(200, "text/plain; version=0.0.4", text.getBytes(StandardCharsets.UTF_8));
      }
      case "/models" -> {
        only(call, "GET");
        call.answer(
            200, Map.of("models", models.values().stream().map(ServedModel::facts).toList()));
      }
      case "/models/{name}" -> {
        only(call, "GET");
        call.answer(200, model(call).facts());
      }
      case "/models/{name}/forecast" -> {
        only(call, "POST");
        if (model(call) instanceof ServedModel.Panels served) {
          panels.forecast(call, served);
        } else {
          forecasts.forecast(call, forecaster(call));
        }
      }
      case "/models/{name}/explain" -> {
        only(call, "POST");
        forecasts.explain(call, forecaster(call));
      }
      case "/models/{name}/classify" -> {
        only(call, "POST");
        if (!(model(call) instanceof ServedModel.Classes served)) {
          throw new HttpRefusal(404, "this model forecasts; ask /models/" + call.path().get(1));
        }
        classes.classify(call, served);
      }
      case "/models/{name}/stream" -> {
        only(call, "POST");
        sessions.begin(call, forecaster(call));
      }
      case "/models/{name}/stream/{session}" -> {
        only(call, "POST", "DELETE");
        if (call.method().equals("DELETE")) {
          sessions.end(call, forecaster(call), call.path().get(3));
        } else {
          sessions.push(call, forecaster(call), call.path().get(3));
        }
      }
      case "other" -> throw new HttpRefusal(404, "there is nothing here; see /openapi.json");
      default -> {
        only(call, "GET");
        assets.answer(call, call.path().isEmpty() ? "" : call.path().get(0));
      }
    }
  }

  private void health(Call call) throws IOException {
    Map<String, Object> health = new LinkedHashMap<>();
    health.put("status", "ok");
    health.put("models", models.size());
    health.put("sessions", sessions.count());
    health.put("uptimeSeconds", Math.floor(metrics.uptimeSeconds()));
    call.answer(200, health);
  }

  private static void only(Call call, String... methods) {
    List<String> allowed = List.of(methods);
    boolean head = call.method().equals("HEAD") && allowed.contains("GET");
    if (!head && !allowed.contains(call.method())) {
      call.exchange().getResponseHeaders().set("Allow", String.join(", ", allowed));
      throw new HttpRefusal(405, "this address takes " + String.join(" and ", allowed));
    }
  }

  private ServedModel model(Call call) {
    ServedModel model = models.get(call.path().get(1));
    if (model == null) {
      throw new HttpRefusal(404, "no such model; see /models");
    }
    return model;
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
