package org.sswim.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.sswim.checks.Checks;
import org.sswim.forecasting.ForecastModel;
import org.sswim.moments.JointModel;
import org.sswim.moments.MomentModel;
import org.sswim.series.Problem;
import org.sswim.series.ValueTransform;
import org.sswim.stored.Resources;

/**
 * Writes the parameters of a model for other tools: all of them, named, with a README that says
 * what they are. Nothing here is read again; {@link ModelFile} is for that.
 */
public final class ParameterFiles {
  private static final String README = "README.json";

  private static final Properties UNITS =
      Resources.properties(ParameterFiles.class, "units.properties");

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
          byte[] readme = readme(model, arrays);
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
          byte[] readme = readme(model, new ArraySink(WeightFormat.FLOAT32));
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
    Checks.that(Files.isDirectory(folder), Problem.TAKEN_FOLDER::of).or("this is a file");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      Checks.that(!files.iterator().hasNext(), Problem.TAKEN_FOLDER::of)
          .or("the folder holds files");
    }
  }

  /**
   * The README, JSON in UTF-8: the model, and unit and axes of every array.
   *
   * @param arrays takes those of the model
   */
  private static byte[] readme(ForecastModel model, ArraySink arrays) throws IOException {
    Map<String, Object> root = StandIns.usual().write(model, arrays);
    root.put("about", "parameters of an S-SWIM model; see 'equations' for what they mean");
    List<String> equations =
        new ArrayList<>(Resources.text(ParameterFiles.class, "equations.txt").lines().toList());
    if (model.spec().covariates().width() > 0) {
      equations.add(
          "then, in the input vector: " + String.join(", ", model.spec().covariates().names()));
    }
    if (!model.bounds().reach().any()) {
      equations.add(
          "y'(t) = y(t) within bounds.least .. most and steps fall .. rise from y'(t-1), else"
              + " clip(y'(t-1) + clip(y(t) - y(t-1), fall, rise), least, most);"
              + " networks see y', y(t) - y'(t) of the last row is added to outputs");
    }
    ValueTransform transform = model.standardizer().transform();
    if (transform != ValueTransform.NONE || !model.bounds().none()) {
      equations.add(
          ("T = %s: x = (T(value) - mean) / std; forecast = min(upper, max(lower, T^-1(mean +"
                  + " std (output + reference + correction))))")
              .formatted(transform.label()));
    }
    MomentModel moment = model.moment();
    if (moment != null) {
      equations.addAll(ExportNotes.moment(moment));
    }
    JointModel joint = model.joint();
    if (joint != null) {
      equations.addAll(ExportNotes.joint(joint.inputs()));
    }
    root.put("equations", equations);
    List<Map<String, Object>> named = new ArrayList<>();
    for (ArraySink.Entry array : arrays.entries()) {
      String name = array.spec().name().replace(".npy", "");
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", name);
      entry.put("shape", array.spec().shape());
      entry.put("axes", array.axes());
      entry.put("dtype", array.spec().type().code());
      entry.put("unit", unit(name));
      named.add(entry);
    }
    root.put("arrays", named);
    return ModelDocument.print(root);
  }

  private static String unit(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    if (name.startsWith("network.readout.") || name.startsWith("network.skip.")) {
      return last.equals("bias") ? "standardised output" : "standardised output per unit of input";
    }
    return UNITS.getProperty(last, "");
  }
}
