package org.sswim.model;

/** What a model file holds. */
public enum ModelKind {
  /** A forecaster, which {@link ModelFile} reads. */
  FORECASTER("sswim-model", "a forecaster"),
  /** A classifier. */
  CLASSIFIER("sswim-classifier", "a classifier");

  private final String format;
  private final String text;

  ModelKind(String format, String text) {
    this.format = format;
    this.text = text;
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
  static ModelKind of(String format) {
    for (ModelKind kind : values()) {
      if (kind.format.equals(format)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "format must be '"
            + FORECASTER.format
            + "' or '"
            + CLASSIFIER.format
            + "'; got '"
            + format
            + "': this is no model of S-SWIM");
  }

  /**
   * Refuses files of another kind.
   *
   * @throws IllegalArgumentException saying of which kind it is
   */
  void require(String found) {
    ModelKind kind = of(found);
    if (kind != this) {
      throw new IllegalArgumentException("it is " + kind.text + ", not " + text);
    }
  }
}
