package org.sswim.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.sswim.checks.Checks;
import org.sswim.forecasting.ForecastModel;

/**
 * Writes the parameters of a model for other tools: all of them, named, with a README that says
 * what they are. Nothing here is read again; {@link ModelFile} is for that.
 */
public final class ParameterFiles {
  private static final String README = "README.json";

  private ParameterFiles() {}

  /**
   * Writes one NumPy archive: {@code numpy.load(file)["network.readout.weights"]} and so on, named
   * as in a model file, and {@code README.json} with unit and axes of each. The file is replaced as
   * a whole.
   *
   * @throws InvalidModelException if it cannot be written
   */
  public static void writeNpz(ForecastModel model, Path file) {
    guarded(
        file,
        path -> {
          ArraySink arrays = new ArraySink(WeightFormat.FLOAT32);
          byte[] readme = ParameterNotes.of(model, arrays);
          AtomicFile.write(path, out -> writeNpz(arrays, readme, out));
        });
  }

  private static void writeNpz(ArraySink arrays, byte[] readme, OutputStream out)
      throws IOException {
    StoredZip zip = new StoredZip(out);
    for (ArraySink.Entry array : arrays.entries()) {
      zip.put(array.spec().name(), sink -> array.spec().writeEntry(array.values(), sink));
    }
    zip.put(README, sink -> sink.write(readme));
    zip.finish();
  }

  /**
   * Writes a folder of CSV tables and {@code README.json}. The folder appears as a whole or not at
   * all.
   *
   * @param folder must not exist, or be empty
   * @throws InvalidModelException if it holds files or cannot be written
   */
  public static void writeCsv(ForecastModel model, Path folder) {
    guarded(
        folder,
        path -> {
          checkFree(path);
          Map<String, String> tables = new ParameterTables(model).tables();
          byte[] readme = ParameterNotes.of(model, new ArraySink(WeightFormat.FLOAT32));
          AtomicFile.makeFolder(
              path,
              temporary -> {
                for (Map.Entry<String, String> table : tables.entrySet()) {
                  Files.writeString(temporary.resolve(table.getKey()), table.getValue());
                }
                Files.write(temporary.resolve(README), readme);
              });
        });
  }

  /**
   * Checks that tables can be written to a folder, for whoever wants to know before other work.
   *
   * @throws InvalidModelException if it is a file, or holds files
   */
  public static void requireFree(Path folder) {
    guarded(folder, ParameterFiles::checkFree);
  }

  private static void guarded(Path path, AtomicFile.Making writing) {
    GuardedFile.write(path, "cannot write the parameters", writing);
  }

  private static void checkFree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Checks.that(Files.isDirectory(folder), ModelProblem.TAKEN_FOLDER::within).or("this is a file");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      Checks.that(!files.iterator().hasNext(), ModelProblem.TAKEN_FOLDER::within)
          .or("the folder holds files");
    }
  }
}
