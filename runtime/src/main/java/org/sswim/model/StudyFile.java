package org.sswim.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads and writes files of {@link StudyModel}s, by convention named {@code *.sswim}.
 *
 * <p>The file is a ZIP of stored entries as that of a forecaster, see {@link ModelFile}: {@code
 * model.json} with {@code format} of its {@link ModelKind}, {@code formatVersion} 1, the whole
 * numbers and lists of texts of its {@link StudyFormat}, provenance, and float32 arrays. Equal
 * models make equal bytes, and what is read is bit for bit what was written.
 */
public final class StudyFile {
  private static final int VERSION = 1;
  private static final String[] COMMON = {
    "format", "formatVersion", "libraryVersion", "provenance", "arrays"
  };

  private StudyFile() {}

  /**
   * Writes a model, replacing the file as a whole: if anything fails, or the process is killed, the
   * old file is still there.
   *
   * @throws InvalidModelException if the file cannot be written, or the model is none of the format
   */
  public static void write(StudyFormat format, StudyModel model, Path file) {
    GuardedFile.write(file, () -> container(format, model)::write);
  }

  private static ContainerWriter container(StudyFormat format, StudyModel model)
      throws IOException {
    Map<String, Object> root = new TreeMap<>();
    root.put("format", format.kind().format());
    root.put("formatVersion", VERSION);
    format.numbers().forEach(name -> root.put(name, model.number(name)));
    format.lists().forEach(name -> root.put(name, model.list(name)));
    ProvenanceJson.write(model.provenance(), root);
    check(format, model, Long.MAX_VALUE);
    NamedArrays arrays = new NamedArrays();
    model.arrays().forEach(array -> arrays.put(array.shape().spec(), array.values()));
    ContainerWriter container =
        new ContainerWriter(root, specs(format.shapes(without(model))), arrays);
    // Names and texts may be longer than a reader accepts; better to learn that now than then.
    described(format, ModelDocument.parse(container.json()));
    return container;
  }

  private static void check(StudyFormat format, StudyModel described, long memory) {
    StudyFormat.Cost cost = format.cost(described);
    ModelLimits.requireRun("a run", cost.values(), cost.operations(), memory);
  }

  private static StudyModel without(StudyModel model) {
    return new StudyModel(model.numbers(), model.lists(), List.of(), model.provenance());
  }

  private static List<ArraySpec> specs(List<StudyModel.Shape> shapes) {
    return shapes.stream().map(StudyModel.Shape::spec).toList();
  }

  /**
   * Reads a model. Files from strangers may be given: nothing is unpacked or run, and memory is
   * taken only for what the file really holds.
   *
   * @throws InvalidModelException if the file cannot be read, is damaged or is none of the format
   */
  public static StudyModel read(StudyFormat format, Path file) {
    return GuardedFile.read(file, path -> readContainer(format, path));
  }

  private static StudyModel readContainer(StudyFormat format, Path file) throws IOException {
    try (ContainerReader in = new ContainerReader(file)) {
      StudyModel described = described(format, in.fields());
      List<StudyModel.Shape> shapes = format.shapes(described);
      check(format, described, ModelLimits.memoryOfARun());
      NamedArrays read = in.arrays(specs(shapes));
      List<StudyModel.Array> arrays = new ArrayList<>();
      for (StudyModel.Shape shape : shapes) {
        arrays.add(new StudyModel.Array(shape, (float[]) read.get(shape.spec())));
      }
      return new StudyModel(described.numbers(), described.lists(), arrays, described.provenance());
    }
  }

  private static StudyModel described(StudyFormat format, JsonFields fields) {
    ModelDocument.version(fields, format.kind(), VERSION);
    fields.requireOnly(
        Stream.of(Stream.of(COMMON), format.numbers().stream(), format.lists().stream())
            .flatMap(names -> names)
            .toArray(String[]::new));
    Map<String, Integer> numbers = new LinkedHashMap<>();
    format.numbers().forEach(name -> numbers.put(name, fields.integer(name, 0, Integer.MAX_VALUE)));
    Map<String, List<String>> lists = new LinkedHashMap<>();
    format.lists().forEach(name -> lists.put(name, fields.texts(name)));
    return new StudyModel(numbers, lists, List.of(), ProvenanceJson.read(fields));
  }
}
