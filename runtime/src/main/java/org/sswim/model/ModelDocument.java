package org.sswim.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Map;
import org.sswim.stored.BoundedJson;

/**
 * {@code model.json} of whatever is kept: the bounds within which it is parsed, and how it is
 * printed.
 */
final class ModelDocument {
  /** The largest document that is read, in bytes. */
  static final int MOST_BYTES = 1 << 24;

  private static final JSON JSON_READER = BoundedJson.reader(12, MOST_BYTES, 1 << 16, 24);

  /** Its decimals are the shortest ones, which Java's are only from release 19 on. */
  private static final JSON JSON_WRITER =
      JSON.builder(JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build())
          .build();

  private ModelDocument() {}

  /**
   * What a document says.
   *
   * @throws IllegalArgumentException if it is not valid JSON
   */
  static Map<String, Object> parse(byte[] document) throws IOException {
    try {
      Map<String, Object> fields = JSON_READER.mapFrom(document);
      if (fields == null) {
        throw new IllegalArgumentException("model.json: no valid description: it is null");
      }
      return fields;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "model.json: no valid description: " + e.getOriginalMessage(), e);
    }
  }

  /** A document as UTF-8, a line per field, line ends the same everywhere. */
  static byte[] print(Map<String, Object> root) throws IOException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(lines);
    return JSON_WRITER.with(printer).asBytes(root);
  }
}
