package org.sswim.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code model.json} as far as it is the same for all kinds of models: the bounds within which it
 * is parsed, its format and version, the type, shape and checksum of each array, how it is printed.
 * Holds whole numbers, truth values and texts only, so nothing depends on how decimals are printed.
 */
final class ModelDocument {
  /** The largest document that is read, in bytes. */
  static final int MOST_BYTES = 1 << 24;

  /** What the field {@code weights} says of int8 weights; others go without saying. */
  static final String INT8 = "int8";

  private static final int DEEPEST = 8;
  private static final int LONGEST_TEXT = 1 << 16;
  private static final int LONGEST_NUMBER = 20;

  private static final JSON JSON_READER =
      JSON.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxDocumentLength(MOST_BYTES)
                          .maxStringLength(LONGEST_TEXT)
                          .maxNameLength(LONGEST_TEXT)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .build())
          .enable(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS)
          .build();

  private ModelDocument() {}

  /**
   * The fields of a document.
   *
   * @throws IllegalArgumentException if it is not valid JSON
   */
  static JsonFields parse(byte[] document) throws IOException {
    try {
      Map<String, Object> fields = JSON_READER.mapFrom(document);
      if (fields == null) {
        throw new IllegalArgumentException("model.json: no valid description: it is null");
      }
      return JsonFields.of(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "model.json: no valid description: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * The SHA-256 of the entry of each array, hexadecimal, in order.
   *
   * @throws IllegalArgumentException if the arrays are not the expected ones, in order
   */
  static List<String> checksums(JsonFields fields, List<ArraySpec> expected) {
    List<JsonFields> entries = fields.objects("arrays");
    if (entries.size() != expected.size()) {
      throw new IllegalArgumentException(
          "model.json: the network needs " + expected.size() + " arrays; got " + entries.size());
    }
    List<String> checksums = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      JsonFields entry = entries.get(i);
      ArraySpec spec = expected.get(i);
      entry.requireOnly("name", "dtype", "shape", "sha256");
      require("array " + (i + 1), entry.text("name"), spec.name());
      require("dtype of " + spec.name(), entry.text("dtype"), spec.type().code());
      require(
          "shape of " + spec.name(), entry.integers("shape").toString(), spec.shape().toString());
      checksums.add(entry.text("sha256"));
    }
    return checksums;
  }

  private static void require(String what, String got, String expected) {
    if (!got.equals(expected)) {
      throw new IllegalArgumentException(
          "model.json: " + what + " must be " + expected + "; got " + got);
    }
  }

  /**
   * Writes a document: keys sorted, line ends the same everywhere.
   *
   * @param root everything but the arrays, keys sorted
   * @param arrays the arrays of the file, in order
   * @param checksums SHA-256 of the entry of each, hexadecimal
   */
  static byte[] write(Map<String, Object> root, List<ArraySpec> arrays, List<String> checksums)
      throws IOException {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (int i = 0; i < arrays.size(); i++) {
      ArraySpec array = arrays.get(i);
      Map<String, Object> entry = new TreeMap<>();
      entry.put("name", array.name());
      entry.put("dtype", array.type().code());
      entry.put("shape", array.shape());
      entry.put("sha256", checksums.get(i));
      entries.add(entry);
    }
    Map<String, Object> whole = new TreeMap<>(root);
    whole.put("arrays", entries);
    return print(whole);
  }

  /** A document as UTF-8, a line per field, line ends the same everywhere. */
  static byte[] print(Map<String, Object> root) throws IOException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(lines);
    return JSON.std.with(printer).asBytes(root);
  }

  /** How weights are kept, as a field says that is there where they are not as usual. */
  static WeightFormat weights(JsonFields fields) {
    if (!fields.has("weights")) {
      return WeightFormat.FLOAT32;
    }
    String label = fields.text("weights");
    if (!label.equals(INT8)) {
      throw new IllegalArgumentException("model.json: 'weights' must be int8; got '" + label + "'");
    }
    return WeightFormat.INT8;
  }
}
