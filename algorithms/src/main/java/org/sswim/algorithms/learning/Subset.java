package org.sswim.algorithms.learning;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.sswim.catalogue.Experiment;
import org.sswim.classification.ClassModel;
import org.sswim.classifiers.BatchClassifier;
import org.sswim.classifiers.LeftOutScore;
import org.sswim.linalg.Workers;
import org.sswim.network.Provenance;
import org.sswim.options.OptionsJson;
import org.sswim.sequences.LabelledSequences;
import org.sswim.sequences.SequenceFiles;
import org.sswim.sequences.SequenceOptions;
import org.sswim.series.Problem;
import org.sswim.training.Version;

/** Labelled files as experiments take them, and how a model names them. */
public final class Subset {
  private Subset() {}

  /**
   * Reads samples with classes.
   *
   * @throws org.sswim.series.InvalidDataException if they are none, or have no classes
   */
  public static LabelledSequences read(Path file) {
    LabelledSequences all = SequenceFiles.read(file, SequenceOptions.defaults());
    if (all.label() == null) {
      throw Problem.NO_CLASSES.of(file, "its sequences have no classes");
    }
    return all;
  }

  /**
   * Reads others of the same kind and classes.
   *
   * @throws org.sswim.series.InvalidDataException if they are of another kind
   */
  public static LabelledSequences readLike(LabelledSequences train, Path file) {
    LabelledSequences other = read(file);
    other.requireLike(train, file);
    return other.alignTo(train.classes(), file);
  }

  /** The first so many, or all if there are no more. */
  public static LabelledSequences first(LabelledSequences all, int count) {
    return count >= all.count() ? all : all.select(IntStream.range(0, count).toArray());
  }

  /** The share of sequences that a model names correctly, run step by step. */
  public static double accuracy(ClassModel model, LabelledSequences data, Workers workers) {
    int[] label = Objects.requireNonNull(data.label());
    double[] probability = BatchClassifier.answers(model, data.values(), workers).probability();
    return LeftOutScore.of(probability, label).accuracy();
  }

  /**
   * How a model of an experiment came about: of its first file and seed.
   *
   * @param name of the experiment
   */
  public static Provenance provenance(String name, Experiment.Run<?> run) {
    return new Provenance(
        Version.current(),
        run.seeds().get(0),
        String.valueOf(run.file(0).getFileName()),
        Map.of("algorithm", name, "training", OptionsJson.text(run.options())),
        Map.of());
  }
}
