package org.sswim.model;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sswim.forecasting.CovariateInputs;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.network.InputLayer;
import org.sswim.network.Provenance;
import org.sswim.series.DayBasis;
import org.sswim.simulation.Semantics;

/** Writes what {@link ModelJson} reads. */
final class ModelJsonWriter {
  private ModelJsonWriter() {}

  /**
   * Writes a description: keys sorted, line ends the same everywhere.
   *
   * @param arrays the arrays of the file, in order
   * @param checksums SHA-256 of the entry of each, hexadecimal
   */
  static byte[] write(Description model, List<ArraySpec> arrays, List<String> checksums)
      throws IOException {
    Map<String, Object> root = describe(model);
    List<Map<String, Object>> entries = new ArrayList<>();
    for (int i = 0; i < arrays.size(); i++) {
      ArraySpec array = arrays.get(i);
      Map<String, Object> entry =
          sorted(
              Map.of("name", array.name(), "dtype", array.type().code(), "shape", array.shape()));
      entry.put("sha256", checksums.get(i));
      entries.add(entry);
    }
    root.put("arrays", entries);
    return print(root);
  }

  /** A document as UTF-8, a line per field, line ends the same everywhere. */
  static byte[] print(Map<String, Object> root) throws IOException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(lines);
    return JSON.std.with(printer).asBytes(root);
  }

  private static Map<String, Object> skip(Description model) {
    return model.skipColumns() + model.skipAhead() == 0
        ? Map.of("delays", model.skipDelays())
        : sorted(
            Map.of(
                "delays",
                model.skipDelays(),
                "columns",
                model.skipColumns(),
                "ahead",
                model.skipAhead()));
  }

  /** Everything but the arrays, keys sorted. */
  static Map<String, Object> describe(Description model) {
    Map<String, Object> root = new TreeMap<>();
    root.put("format", ModelJson.FORMAT);
    root.put("formatVersion", ModelJson.versionOf(model));
    root.put("libraryVersion", model.provenance().version());
    root.put("spec", spec(model.spec()));
    root.put("channels", model.channels());
    InputLayer input = model.input();
    root.put(
        "input",
        sorted(
            Map.of("signals", input.signals(), "taps", input.taps(), "context", input.context())));
    root.put("layers", model.layers().stream().map(ModelJsonWriter::layer).toList());
    root.put("banks", sorted(Map.of("kernel", model.bankKernel().name(), "count", model.banks())));
    if (model.skipDelays() > 0) {
      root.put("skip", skip(model));
    }
    Description.Memory memory = model.memory();
    if (memory != null) {
      root.put("memory", sorted(Map.of("pairs", memory.pairs(), "dates", memory.dates())));
    }
    if (model.levels() > 0) {
      root.put("intervals", Map.of("levels", model.levels()));
    }
    if (model.limits()) {
      root.put("limits", true);
    }
    Description.Values bounds = model.bounds();
    if (!bounds.none()) {
      Map<String, Object> values = sorted(Map.of("transform", bounds.transform().label()));
      values.put("limits", bounds.limits());
      values.put("correction", bounds.correction());
      root.put("bounds", values);
    }
    DayBasis profile = model.profile();
    if (profile != null) {
      root.put(ProfileJson.FIELD, ProfileJson.write(profile));
    }
    if (model.weights() == WeightFormat.INT8) {
      root.put("weights", ModelJson.INT8);
    }
    Provenance provenance = model.provenance();
    Map<String, Object> origin =
        sorted(Map.of("data", provenance.data(), "options", provenance.options()));
    origin.put("results", provenance.results());
    // As text: JSON readers that know doubles only would lose digits of a 64-bit number.
    origin.put("seed", Long.toString(provenance.seed()));
    root.put("provenance", origin);
    return root;
  }

  private static Map<String, Object> sorted(Map<String, Object> fields) {
    return new TreeMap<>(fields);
  }

  private static Map<String, Object> spec(ForecastSpec spec) {
    Map<String, Object> out = sorted(Map.of("window", spec.window(), "horizon", spec.horizon()));
    out.put("channels", spec.channels().label());
    out.put("relativeInput", spec.relativeInput());
    out.put("targetSeason", spec.targetSeason());
    out.put("calendar", spec.calendar().names());
    if (spec.semantics() == Semantics.STREAMING) {
      out.put("semantics", spec.semantics().label());
    }
    CovariateInputs covariates = spec.covariates();
    if (!covariates.equals(CovariateInputs.none())) {
      Map<String, Object> columns =
          sorted(Map.of("past", covariates.past(), "known", covariates.known()));
      columns.put("ahead", covariates.ahead());
      columns.put("groups", covariates.groups());
      out.put("covariates", columns);
    }
    return out;
  }

  private static Map<String, Object> layer(Description.Layer layer) {
    return sorted(
        Map.of(
            "psp", layer.psp().name(),
            "refractory", layer.refractory().name(),
            "neurons", layer.neurons()));
  }
}
