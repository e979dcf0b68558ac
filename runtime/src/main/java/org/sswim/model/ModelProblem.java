package org.sswim.model;

import java.nio.file.Path;

/**
 * What may be wrong with the file of a model, or of the state of a training. A program that wants
 * to say how its user may mend it tells the kinds apart by this.
 */
public enum ModelProblem {
  /** Whatever has no kind of its own: the message says all. */
  OTHER,
  /** It is not there, or may not be read. */
  UNREADABLE,
  /** It holds something else than a model. */
  NO_MODEL,
  /** It is not as a model is written. */
  DAMAGED,
  /** It was written by a newer version. */
  NEWER,
  /** It needs more memory than Java may use. */
  MEMORY,
  /** A model takes more than can be read again, or run. */
  LARGE,
  /** It cannot be written where it is to be. */
  UNWRITABLE,
  /** A folder that is to hold tables alone is none, or holds files. */
  TAKEN_FOLDER,
  /** The state of a training is not as one is written. */
  DAMAGED_STATE,
  /** It is the state of another training. */
  OTHER_STATE;

  /** The refusal of a file that has this problem; the message names it. */
  public InvalidModelException of(String message) {
    return new InvalidModelException(this, message, null);
  }

  /** The same; the message lacks its name. */
  InvalidModelException of(Path file, String message, Throwable cause) {
    return new InvalidModelException(this, file + ": " + message, cause);
  }

  /** The refusal of what is within a file; the message lacks its name. */
  IllegalArgumentException within(String message) {
    return new Within(this, message);
  }

  /** The problem of a refusal by {@link #within}; another one for others. */
  static ModelProblem of(IllegalArgumentException e, ModelProblem otherwise) {
    return e instanceof Within own ? own.problem : otherwise;
  }

  private static final class Within extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final ModelProblem problem;

    Within(ModelProblem problem, String message) {
      super(message);
      this.problem = problem;
    }
  }
}
