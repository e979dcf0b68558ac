package org.sswim.gradient;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sswim.model.ArrayArchive;
import org.sswim.model.InvalidModelException;

/**
 * The state of a training in a file, so that an interrupted training goes on to the same bits. It
 * holds the state of one stage after the other, as it was after its last epoch. What a training
 * does between stages is done again. A file may have been damaged, or be of another training, and
 * is read with distrust.
 */
public final class Journal {
  private static final String FORMAT = "sswim-checkpoint-1";

  private final @Nullable Path file;

  /** What is written: of which training, and where each stage is. */
  private final Map<String, String> texts = new TreeMap<>();

  /** Arrays of stages that are over, which later ones may change. */
  private final Map<String, float[]> over = new LinkedHashMap<>();

  private Map<String, String> found = Map.of();
  private int stages;

  private Journal(@Nullable Path file) {
    this.file = file;
  }

  /** None: nothing is saved. */
  public static Journal none() {
    return new Journal(null);
  }

  /**
   * A file, which may be there already.
   *
   * @param identity what tells this training from others, by name
   * @throws InvalidModelException if it is there, but cannot be read, or is of another training
   */
  public static Journal of(Path file, Map<String, String> identity) {
    Journal journal = new Journal(file);
    journal.texts.putAll(identity);
    journal.texts.put("format", FORMAT);
    if (Files.exists(file)) {
      journal.found = ArrayArchive.texts(file, journal.texts);
    }
    return journal;
  }

  /**
   * The next stage of the training, brought to where it was when it was last saved.
   *
   * @param states what it changes; always the same for the same stage
   * @throws InvalidModelException if the file is damaged
   */
  public Stage stage(List<? extends State> states) {
    String name = "stage-" + stages++;
    Stage stage = new Stage(name, states);
    if (file != null && found.containsKey(name)) {
      stage.restore(file);
    }
    return stage;
  }

  /** A part of a training that runs in epochs. */
  public final class Stage {
    private final String name;
    private final List<? extends State> states;
    private int epochs;
    private boolean ended;

    private Stage(String name, List<? extends State> states) {
      this.name = name;
      this.states = states;
    }

    /** Epochs that are done. */
    public int epochs() {
      return epochs;
    }

    /** Whether nothing is left to do. */
    public boolean ended() {
      return ended;
    }

    /**
     * Saves the state after an epoch.
     *
     * @param done epochs
     * @param end whether it was the last
     * @throws InvalidModelException if the file cannot be written
     */
    public void save(int done, boolean end) {
      if (file == null) {
        return;
      }
      keep(done, end);
      Map<String, float[]> all = new LinkedHashMap<>(over);
      all.putAll(arrays());
      ArrayArchive.write(file, texts, all);
    }

    private void keep(int done, boolean end) {
      String numbers =
          states.stream()
              .flatMapToDouble(state -> Arrays.stream(state.numbers()))
              .mapToObj(Double::toString)
              .collect(Collectors.joining(" "));
      texts.put(name, (done + (end ? " ended " : " open ") + numbers).strip());
      if (end) {
        arrays().forEach((key, values) -> over.put(key, values.clone()));
      }
    }

    private Map<String, float[]> arrays() {
      Map<String, float[]> arrays = new LinkedHashMap<>();
      for (State state : states) {
        for (float[] values : state.arrays()) {
          // Archives hold no empty arrays.
          if (values.length > 0) {
            arrays.put(name + "." + arrays.size(), values);
          }
        }
      }
      return arrays;
    }

    private void restore(Path from) {
      String text = String.valueOf(found.get(name));
      List<String> fields = new ArrayList<>(List.of(text.split(" ", -1)));
      int count = states.stream().mapToInt(state -> state.numbers().length).sum();
      double[] numbers = new double[count];
      try {
        epochs = Integer.parseInt(fields.get(0));
        ended = fields.size() > 1 && fields.get(1).equals("ended");
        if (fields.size() != count + 2 || epochs < 1) {
          throw new NumberFormatException();
        }
        for (int i = 0; i < count; i++) {
          numbers[i] = Double.parseDouble(fields.get(i + 2));
        }
      } catch (NumberFormatException e) {
        throw InvalidModelException.ofState(from + ": '" + text + "' is no " + name);
      }
      ArrayArchive.read(from, arrays(), name + ".");
      int at = 0;
      for (State state : states) {
        int own = state.numbers().length;
        state.resume(Arrays.copyOfRange(numbers, at, at + own));
        at += own;
      }
      keep(epochs, ended);
    }
  }
}
