package org.sswim.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a model file holds. */
public enum ModelKind {
  /** A forecaster, which {@link ModelFile} reads. */
  FORECASTER("sswim-model", "a forecaster"),
  /** A classifier, which {@link ClassifierFile} reads. */
  CLASSIFIER("sswim-classifier", "a classifier"),
  /** A classifier of clocked neurons, which {@link ClockedFile} reads. */
  CLOCKED("sswim-clocked", "a classifier of clocked neurons"),
  /** A forecaster of many series, which {@link PanelFile} reads. */
  PANEL("sswim-panel", "a forecaster of panels"),
  /** A classifier of neurons that fire once at most, which {@link SingleSpikeFile} reads. */
  SINGLE_SPIKE("sswim-single-spike", "a classifier of single spikes"),
  /** A language model of characters, a {@link StudyModel}. */
  LANGUAGE("sswim-language", "a language model"),
  /** Generators of spike trains, a {@link StudyModel}. */
  GENERATORS("sswim-generators", "generators of spike trains"),
  /** A forecaster of random filters, a {@link StudyModel}. */
  RANDOM_FILTERS("sswim-random-filters", "a forecaster of random filters"),
  /** A classifier with a quantum circuit, a {@link StudyModel}. */
  CIRCUIT("sswim-circuit", "a classifier with a quantum circuit");

  private final String format;
  private final String text;

  ModelKind(String format, String text) {
    this.format = format;
    this.text = text;
  }

  /**
   * The kind of a file, told from its description alone.
   *
   * @throws InvalidModelException if the file cannot be read or is no model
   */
  public static ModelKind of(Path file) {
    return GuardedFile.read(file, ModelKind::read);
  }

  private static ModelKind read(Path file) throws IOException {
    try (ContainerReader in = new ContainerReader(file)) {
      return named(in.fields().text("format"));
    }
  }

  /** Whether files of this kind hold a {@link StudyModel}. */
  public boolean study() {
    return switch (this) {
      case LANGUAGE, GENERATORS, RANDOM_FILTERS, CIRCUIT -> true;
      case FORECASTER, CLASSIFIER, CLOCKED, PANEL, SINGLE_SPIKE -> false;
    };
  }

  /** Whether files of this kind hold a model of {@link ClassModelFile}. */
  public boolean classifier() {
    return this == CLASSIFIER || this == CLOCKED || this == SINGLE_SPIKE;
  }

  /** What it is, with an article. */
  public String text() {
    return text;
  }

  /** What the field {@code format} of such a file says. */
  String format() {
    return format;
  }

  /**
   * The kind of a format.
   *
   * @throws IllegalArgumentException if it is none
   */
  private static ModelKind named(String format) {
    for (ModelKind kind : values()) {
      if (kind.format.equals(format)) {
        return kind;
      }
    }
    String known =
        Arrays.stream(values())
            .map(kind -> "'" + kind.format + "'")
            .collect(Collectors.joining(" or "));
    throw new IllegalArgumentException(
        "format must be " + known + "; got '" + format + "': this is no model of S-SWIM");
  }

  /**
   * Refuses files of another kind.
   *
   * @throws IllegalArgumentException saying of which kind it is
   */
  void require(String found) {
    ModelKind kind = named(found);
    if (kind != this) {
      throw new IllegalArgumentException("it is " + kind.text + ", not " + text);
    }
  }
}
