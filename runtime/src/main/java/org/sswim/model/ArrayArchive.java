package org.sswim.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;

/**
 * Named arrays and texts in a file of their own, such as the state of a training under way, in the
 * container of models. Equal content makes equal bytes, and a file is replaced as a whole.
 */
public final class ArrayArchive {
  private static final String FORMAT = "format";
  private static final String ARRAYS = "arrays";
  private static final String UNREADABLE = "cannot be read";
  private static final RecordCodec CODEC = StandIns.usual();

  private ArrayArchive() {}

  /** What a file holds. */
  private record Content(Map<String, String> texts, Map<String, float[]> arrays) {}

  /**
   * Writes a file.
   *
   * @param texts short texts by name
   * @param arrays float arrays by name
   * @throws InvalidModelException if the file cannot be written
   */
  public static void write(Path file, Map<String, String> texts, Map<String, float[]> arrays) {
    GuardedFile.write(
        file,
        "cannot be written",
        path -> {
          ArraySink sink = new ArraySink(WeightFormat.FLOAT32);
          Map<String, Object> root = CODEC.write(new Content(texts, arrays), sink);
          AtomicFile.write(path, new ContainerWriter(root, sink.entries())::write);
        });
  }

  /**
   * What a file holds.
   *
   * @param part how the names begin of the arrays that are read; null for none
   */
  private static Content content(Path file, @Nullable String part) {
    try (ContainerReader in = new ContainerReader(file)) {
      Map<String, Object> fields = new LinkedHashMap<>(in.fields());
      if (fields.get(ARRAYS) instanceof Map<?, ?> all) {
        Map<Object, Object> some = new LinkedHashMap<>(all);
        some.keySet().removeIf(name -> part == null || !name.toString().startsWith(part));
        fields.put(ARRAYS, some);
      }
      Content content = CODEC.read(Content.class, fields, in.arrays());
      content.arrays.forEach((name, values) -> Checks.finite("array '" + name + "'", values));
      return content;
    } catch (IOException | IllegalArgumentException | InvalidDataException e) {
      throw GuardedFile.refused(Problem.DAMAGED_STATE, file, UNREADABLE, e);
    }
  }

  /**
   * Reads the texts of the state of a training, which tell whether its arrays are of use.
   *
   * @param identity what tells this training from others, by name, with the {@code format}
   * @throws InvalidModelException if the file cannot be read, or is of another training
   */
  public static Map<String, String> texts(Path file, Map<String, String> identity) {
    Map<String, String> texts = content(file, null).texts;
    Checks.that(Objects.equals(texts.get(FORMAT), identity.get(FORMAT)), ArrayArchive::other)
        .or("%s: the checkpoint is of another version", file);
    for (Map.Entry<String, String> own : identity.entrySet()) {
      String found = texts.get(own.getKey());
      Checks.that(own.getValue().equals(found), ArrayArchive::other)
          .or(
              "%s: the checkpoint is of another training: its '%s' is %s, not %s",
              file, own.getKey(), found, own.getValue());
    }
    return texts;
  }

  private static InvalidModelException other(String message) {
    return new InvalidModelException(Problem.OTHER_STATE, message, null);
  }

  /**
   * Reads a part of the arrays.
   *
   * @param part how the names begin of the arrays that the file must hold
   */
  public static void read(Path file, Map<String, float[]> arrays, String part) {
    Map<String, float[]> found = content(file, part).arrays;
    Checks.that(found.keySet().equals(arrays.keySet()), InvalidModelException::ofState)
        .or(
            "%s: %s: it must hold arrays %s; got %s",
            file, UNREADABLE, arrays.keySet(), found.keySet());
    arrays.forEach(
        (name, values) -> {
          float[] own = Objects.requireNonNull(found.get(name));
          Checks.that(own.length == values.length, InvalidModelException::ofState)
              .or(
                  "%s: %s: array '%s' must have %s values; got %s",
                  file, UNREADABLE, name, values.length, own.length);
          System.arraycopy(own, 0, values, 0, own.length);
        });
  }
}
