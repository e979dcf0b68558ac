package org.sswim.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A kind of model file: what such a file says and holds, and how a model becomes that and is made
 * of it again. All kinds are found by {@link ServiceLoader}, so that a jar on the class path adds
 * kinds and a reader knows none by name. A kind whose arrays are floats extends {@link
 * FloatFormat}.
 *
 * <p>The file is a ZIP of stored entries, see {@link ModelFile}. {@code model.json} has the name of
 * the kind as {@code format}, {@code formatVersion} 1, the version of the library, provenance,
 * type, shape and checksum of each array, and what the kind says besides. Equal models make equal
 * bytes, and what is read is bit for bit what was written, but for weights kept as bytes.
 *
 * @param <M> models of this kind
 * @param <D> everything of a model but its arrays, which determines the shape of every array
 */
public abstract class ModelFormat<M, D> {
  private static final int VERSION = 1;

  private final Class<M> type;
  private final String name;
  private final String text;

  /**
   * A kind.
   *
   * @param type of its models
   * @param name what the field {@code format} of its files says
   * @param text what it is, with an article
   */
  protected ModelFormat(Class<M> type, String name, String text) {
    this.type = type;
    this.name = name;
    this.text = text;
  }

  /** Looked for once. */
  private static final class Found {
    private static final List<ModelFormat<?, ?>> ALL =
        ServiceLoader.load(ModelFormat.class).stream()
            .<ModelFormat<?, ?>>map(ServiceLoader.Provider::get)
            .toList();
  }

  /**
   * The kind of a file, told from its description alone.
   *
   * @throws InvalidModelException if the file cannot be read or is no model
   */
  public static ModelFormat<?, ?> of(Path file) {
    return GuardedFile.read(
        file,
        path -> {
          try (ContainerReader in = new ContainerReader(path)) {
            return named(in.fields().text("format"));
          }
        });
  }

  /** All kinds. */
  static List<ModelFormat<?, ?>> all() {
    return Found.ALL;
  }

  private static ModelFormat<?, ?> named(String format) {
    return all().stream()
        .filter(kind -> kind.name.equals(format))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "format must be "
                        + all().stream()
                            .map(kind -> "'" + kind.name + "'")
                            .collect(Collectors.joining(" or "))
                        + "; got '"
                        + format
                        + "': this is no model of S-SWIM"));
  }

  /** What the field {@code format} of its files says. */
  public final String name() {
    return name;
  }

  /** What it is, with an article. */
  public final String text() {
    return text;
  }

  /** Whether its models are of a type. */
  public final boolean holds(Class<?> of) {
    return of.isAssignableFrom(type);
  }

  /** Everything of a model but its arrays. */
  protected abstract D describe(M model);

  /**
   * Writes a description.
   *
   * @param root takes its fields, keys sorted
   */
  protected abstract void write(D description, Map<String, Object> root);

  /**
   * Reads a description.
   *
   * @throws IllegalArgumentException naming the field that is missing, unknown or out of range
   */
  protected abstract D read(JsonFields fields);

  /**
   * The arrays that a description demands, in the order of the file.
   *
   * @throws IllegalArgumentException if one of them is too large
   */
  abstract List<ArraySpec> specs(D description);

  /** The arrays of a model; those that stay as they are are shared, not copied. */
  abstract NamedArrays arrays(M model);

  /**
   * The model made of a description and arrays.
   *
   * @throws IllegalArgumentException if parts do not fit, or a value is out of range
   */
  abstract M model(D description, NamedArrays arrays);

  /**
   * Checks what running a model takes.
   *
   * @param memory bytes that Java may use
   * @throws IllegalArgumentException if that is too much, see {@link ModelLimits#requireRun}
   */
  protected void check(M model, long memory) {}

  /**
   * Writes a model, replacing the file as a whole: if anything fails, or the process is killed, the
   * old file is still there. A file {@code .sswim-*.tmp} beside it is then rubbish.
   *
   * @throws InvalidModelException if the file cannot be written, or the model is beyond what {@link
   *     #read(Path)} accepts
   */
  public final void write(M model, Path file) {
    GuardedFile.write(file, () -> container(model)::write);
  }

  /** Writes a model that is of this kind; says whether it is. */
  final boolean writeIfOwn(Object model, Path file) {
    boolean own = type.isInstance(model);
    if (own) {
      write(type.cast(model), file);
    }
    return own;
  }

  /** What is to be written. */
  final ContainerWriter container(M model) throws IOException {
    check(model, Long.MAX_VALUE);
    D description = describe(model);
    Map<String, Object> root = new TreeMap<>();
    root.put("format", name);
    root.put("formatVersion", VERSION);
    write(description, root);
    ContainerWriter container = new ContainerWriter(root, specs(description), arrays(model));
    // Names and texts may be longer than a reader accepts; better to learn that now than then.
    described(ModelDocument.parse(container.json()));
    return container;
  }

  /**
   * Reads a model. Files from strangers may be given: nothing is unpacked or run, and memory is
   * taken only for what the file really holds.
   *
   * @throws InvalidModelException if the file cannot be read, is damaged or is of another kind
   */
  public final M read(Path file) {
    return GuardedFile.read(
        file,
        path -> {
          try (ContainerReader in = new ContainerReader(path)) {
            D description = described(in.fields());
            M model = model(description, in.arrays(specs(description)));
            check(model, Runtime.getRuntime().maxMemory());
            return model;
          }
        });
  }

  private D described(JsonFields fields) {
    String found = fields.text("format");
    if (!found.equals(name)) {
      throw new IllegalArgumentException("it is " + named(found).text + ", not " + text);
    }
    int version = fields.integer("formatVersion", 1, Integer.MAX_VALUE);
    if (version > VERSION) {
      throw new IllegalArgumentException(
          "written by a newer version of S-SWIM (model format "
              + version
              + ", this version reads up to "
              + VERSION
              + "); update S-SWIM");
    }
    return read(fields);
  }
}
