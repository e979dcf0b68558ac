package org.sswim.gradient;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sswim.model.ArrayArchive;
import org.sswim.model.InvalidModelException;

/** The state of a training in a file, and what tells that it is of this training. */
final class Checkpoint {
  private static final String FORMAT = "sswim-checkpoint-2";
  private static final String HISTORY = "history";
  private static final int FIELDS = 4;

  private final Path file;
  private final Map<String, String> identity = new TreeMap<>();

  Checkpoint(Path file, TrainingTask task, GradientOptions options) {
    this.file = file;
    identity.put("format", FORMAT);
    for (RecordComponent component : GradientOptions.class.getRecordComponents()) {
      identity.put(component.getName(), value(component, options));
    }
    identity.putAll(task.identity());
    identity.put("training", task.training().description());
    identity.put("watched", task.validation().description());
    identity.put("columns", String.valueOf(task.part().columns()));
    identity.put("neurons", String.valueOf(task.start().hidden().neurons()));
    identity.put("start", startFingerprint(task));
  }

  private static String value(RecordComponent component, GradientOptions options) {
    try {
      return String.valueOf(component.getAccessor().invoke(options));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("components of a public record can be read", e);
    }
  }

  /** The weights that training starts from, as one number. */
  private static String startFingerprint(TrainingTask task) {
    long hash = 1;
    for (float[] array :
        task.parameters(task.start(), FeatureScale.none(task.features())).arrays()) {
      for (float value : array) {
        hash = 31 * hash + Float.floatToIntBits(value);
      }
    }
    return Long.toHexString(hash);
  }

  /** Writes the state. */
  void save(TrainingRun run) {
    Map<String, String> texts = new TreeMap<>(identity);
    StringBuilder epochs = new StringBuilder();
    for (Epoch e : run.epochs()) {
      epochs
          .append(e.number())
          .append(' ')
          .append(e.trainLoss())
          .append(' ')
          .append(e.validationLoss())
          .append(' ')
          .append(e.seconds())
          .append(';');
    }
    texts.put(HISTORY, epochs.toString());
    ArrayArchive.write(file, texts, run.arrays());
  }

  /**
   * Takes over the state in the file.
   *
   * @return false if there is no file
   * @throws InvalidModelException if it is of another training or damaged
   */
  boolean restore(TrainingRun run) {
    if (!Files.exists(file)) {
      return false;
    }
    Map<String, String> texts = ArrayArchive.texts(file, identity);
    List<Epoch> epochs = epochs(texts.getOrDefault(HISTORY, ""));
    ArrayArchive.read(file, run.arrays());
    run.resume(epochs);
    return true;
  }

  private List<Epoch> epochs(String text) {
    List<Epoch> epochs = new ArrayList<>();
    for (String line : text.split(";", -1)) {
      String[] fields = line.split(" ", -1);
      if (fields.length == FIELDS) {
        try {
          epochs.add(
              new Epoch(
                  Integer.parseInt(fields[0]),
                  Double.parseDouble(fields[1]),
                  Double.parseDouble(fields[2]),
                  Double.parseDouble(fields[3])));
        } catch (NumberFormatException e) {
          throw new InvalidModelException(
              file + ": '" + line + "' is no epoch; delete the file to begin anew");
        }
      }
    }
    for (int e = 0; e < epochs.size(); e++) {
      if (epochs.get(e).number() != e) {
        throw new InvalidModelException(
            file + ": epoch " + e + " is missing; delete the file to begin anew");
      }
    }
    if (epochs.isEmpty()) {
      throw new InvalidModelException(file + ": holds no epochs; delete it to begin anew");
    }
    return epochs;
  }
}
