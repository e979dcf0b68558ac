package org.sswim.serve;

import java.io.IOException;
import java.util.List;
import org.sswim.classification.Classification;
import org.sswim.classification.Classifier;
import org.sswim.stored.JsonObject;

/** {@code POST /models/{name}/classify}: of which class a sequence is. */
record ClassRoutes(ServedMetrics metrics) {
  void classify(Call call, ServedModel.Classes served) throws IOException {
    if (!call.contentType().equals(GivenRows.JSON)) {
      throw new HttpRefusal(415, "give a body of the Content-Type " + GivenRows.JSON);
    }
    if (!(call.json("sequence").get("sequence") instanceof List<?> steps) || steps.isEmpty()) {
      throw new HttpRefusal(400, "'sequence' must be an array of steps, each an array of numbers");
    }
    call.requireRows(steps.size());
    int signals = served.model().coding().signals();
    float[] values = new float[Math.multiplyExact(steps.size(), signals)];
    int at = 0;
    for (Object step : steps) {
      List<?> cells = step instanceof List<?> list ? list : List.of(step == null ? "" : step);
      if (cells.size() != signals) {
        throw new HttpRefusal(
            400,
            "a step of the model has %s values; step %s has %s"
                .formatted(signals, at / signals + 1, cells.size()));
      }
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
}
