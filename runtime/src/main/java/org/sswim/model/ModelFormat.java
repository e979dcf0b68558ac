package org.sswim.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sswim.checks.Checks;
import org.sswim.classification.ClassifierModel;
import org.sswim.forecasting.ForecastModel;
import org.sswim.panels.PanelModel;
import org.sswim.series.Problem;
import org.sswim.stored.Limited;

/**
 * A kind of model file: the record that it keeps, and its name. Storage knows nothing else of a
 * kind. Records become JSON and arrays by their components. They check themselves what is out of
 * range and what running them takes. A jar on the class path adds kinds by a {@link Source}.
 *
 * <p>The file is a ZIP of stored entries, see {@link ModelFile}. {@code model.json} has the name of
 * the kind as {@code format}, {@code formatVersion} 1, and the components of the record. Equal
 * models make equal bytes, and what is read is bit for bit what was written, but for weights kept
 * as bytes.
 *
 * @param <M> models of this kind
 */
public final class ModelFormat<M extends Record & Limited> {
  private static final String FORMAT = "format";
  private static final String FORMAT_VERSION = "formatVersion";
  private static final int VERSION = 1;

  /** Forecasters, see {@link ModelFile}. */
  public static final ModelFormat<ForecastModel> FORECASTER =
      new ModelFormat<>(ForecastModel.class, "sswim-model", "a forecaster");

  /** Classifiers: format "sswim-classifier", else as {@link ModelFile}. */
  public static final ModelFormat<ClassifierModel> CLASSIFIER =
      new ModelFormat<>(ClassifierModel.class, "sswim-classifier", "a classifier");

  /** Forecasters of panels: format "sswim-panel", else as {@link ModelFile}. */
  public static final ModelFormat<PanelModel> PANEL =
      new ModelFormat<>(PanelModel.class, "sswim-panel", "a forecaster of panels");

  private final Class<M> type;
  private final String name;
  private final String text;

  /** Kinds of a module, named in {@code META-INF/services}. */
  public interface Source {
    /** All of them. */
    List<ModelFormat<?>> formats();
  }

  /**
   * A kind.
   *
   * @param type of its models
   * @param name what the field {@code format} of its files says
   * @param text what it is, with an article
   */
  public ModelFormat(Class<M> type, String name, String text) {
    this.type = type;
    this.name = name;
    this.text = text;
  }

  /** Looked for once. */
  private static final class Found {
    private static final List<ModelFormat<?>> ALL =
        Stream.<ModelFormat<?>>concat(
                Stream.of(FORECASTER, CLASSIFIER, PANEL),
                ServiceLoader.load(Source.class).stream().flatMap(s -> s.get().formats().stream()))
            .toList();
  }

  /**
   * The kind of a file, told from its description alone.
   *
   * @throws InvalidModelException if the file cannot be read or is no model
   */
  public static ModelFormat<?> of(Path file) {
    return GuardedFile.read(
        file,
        path -> {
          try (ContainerReader in = new ContainerReader(path)) {
            return named(in.fields());
          }
        });
  }

  private static ModelFormat<?> named(Map<String, Object> fields) {
    if (!(fields.get(FORMAT) instanceof String format)) {
      throw Form.wrong(FORMAT, "a text", fields.get(FORMAT));
    }
    return Found.ALL.stream()
        .filter(kind -> kind.name.equals(format))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.NO_MODEL.of(
                    "format must be %s; got '%s': this is not a model of S-SWIM"
                        .formatted(
                            Found.ALL.stream()
                                .map(kind -> "'" + kind.name + "'")
                                .collect(Collectors.joining(" or ")),
                            format)));
  }

  /** What the field {@code format} of its files says. */
  public String name() {
    return name;
  }

  /** The kind as an article and a noun, such as "a classifier". */
  public String text() {
    return text;
  }

  /** Whether its models are of a type. */
  public boolean holds(Class<?> of) {
    return of.isAssignableFrom(type);
  }

  /**
   * Writes a model, replacing the file as a whole: if anything fails, or the process is killed, the
   * old file is still there. A file {@code .sswim-*.tmp} beside it is then rubbish.
   *
   * @throws InvalidModelException if the file cannot be written, or the model is beyond what {@link
   *     #read(Path)} accepts
   */
  public void write(M model, Path file) {
    write(model, file, WeightFormat.FLOAT32);
  }

  /** The same with weights in some format. */
  public void write(M model, Path file, WeightFormat weights) {
    write(model, file, StandIns.usual(), weights);
  }

  void write(M model, Path file, RecordCodec codec, WeightFormat weights) {
    GuardedFile.write(
        file,
        "cannot write the model",
        path -> AtomicFile.write(path, container(model, codec, weights)::write));
  }

  /**
   * Writes a model in the file of the kind that it is of.
   *
   * @throws IllegalArgumentException if it is of none
   */
  public static void writeAny(Object model, Path file) {
    for (ModelFormat<?> kind : Found.ALL) {
      if (kind.writeIfOwn(model, file)) {
        return;
      }
    }
    throw new IllegalArgumentException("there is no file format for " + model.getClass());
  }

  private boolean writeIfOwn(Object model, Path file) {
    boolean own = type.isInstance(model);
    if (own) {
      write(type.cast(model), file);
    }
    return own;
  }

  /** What is to be written. */
  ContainerWriter container(M model, RecordCodec codec, WeightFormat weights) throws IOException {
    ArraySink arrays = new ArraySink(weights);
    Map<String, Object> root = new LinkedHashMap<>();
    root.put(FORMAT, name);
    root.put(FORMAT_VERSION, VERSION);
    root.putAll(codec.write(model, arrays));
    ContainerWriter container = new ContainerWriter(root, arrays.entries());
    // Names and texts may be longer than a reader accepts; better to learn that now than then.
    Map<String, Object> values =
        arrays.entries().stream()
            .collect(Collectors.toMap(array -> array.spec().name(), ArraySink.Entry::values));
    M again =
        model(
            ModelDocument.parse(container.json()),
            array -> Objects.requireNonNull(values.get(array.name())));
    requireLimits(again, Long.MAX_VALUE, Problem.LARGE_MODEL);
    return container;
  }

  /**
   * Reads a model. Files from strangers may be given: nothing is unpacked or run, and memory is
   * taken only for what the file really holds.
   *
   * @throws InvalidModelException if the file cannot be read, is damaged or is of another kind
   */
  public M read(Path file) {
    M model = readTrusted(file);
    return GuardedFile.read(
        file,
        path -> {
          requireLimits(model, Runtime.getRuntime().maxMemory(), Problem.MEMORY);
          return model;
        });
  }

  /**
   * Reads a model whatever running it takes, see {@link Limited#requireLimits}.
   *
   * @throws InvalidModelException if the file cannot be read, is damaged or is of another kind
   */
  public M readTrusted(Path file) {
    return GuardedFile.read(
        file,
        path -> {
          try (ContainerReader in = new ContainerReader(path)) {
            requireOwn(in.fields());
            return model(in.fields(), in.arrays());
          }
        });
  }

  private static void requireLimits(Limited model, long memory, Problem problem) {
    try {
      model.requireLimits(memory);
    } catch (IllegalArgumentException e) {
      throw problem.of(String.valueOf(e.getMessage()));
    }
  }

  private M model(Map<String, Object> fields, ArraySource arrays) {
    Map<String, Object> own = new LinkedHashMap<>(fields);
    own.remove(FORMAT);
    own.remove(FORMAT_VERSION);
    return StandIns.usual().read(type, own, arrays);
  }

  private void requireOwn(Map<String, Object> fields) {
    if (!name.equals(fields.get(FORMAT))) {
      throw Problem.OTHER.of("it is " + named(fields).text + ", not " + text);
    }
    if (!(fields.get(FORMAT_VERSION) instanceof Integer version && version >= 1)) {
      throw Form.wrong(FORMAT_VERSION, "a whole number of at least 1", fields.get(FORMAT_VERSION));
    }
    Checks.that(version <= VERSION, Problem.NEWER::of)
        .or(
            "written by a newer version of S-SWIM (model format %s, this version reads up to %s)",
            version, VERSION);
  }
}
