package org.sswim.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sswim.model.ModelFormat;
import org.sswim.stored.Limited;

/**
 * Runs saved models of a kind that is neither forecaster nor classifier. Stateless.
 *
 * @param <M> models of this kind
 */
public interface ModelRunner<M extends Record & Limited> {
  /** Their kind. */
  ModelFormat<M> format();

  /** What they read and give, as a phrase. */
  String task();

  /** Whether there must be a file to read, or may, or must not be one. */
  Reading reading();

  /** Of files to read. */
  enum Reading {
    /** There must be one. */
    NEEDED,
    /** There may be one. */
    POSSIBLE,
    /** There must be none. */
    NONE
  }

  /**
   * Runs a model.
   *
   * @param file what it reads, or null
   * @param count how much is drawn, where something is, at least 1
   * @param seed covers the draws
   * @param out what it gives, lines of text
   * @return what came out, one sentence without a full stop; empty where the lines say all
   * @throws IllegalArgumentException if it can do nothing with the file or the model, naming what
   *     is wrong
   */
  String run(M model, @Nullable Path file, int count, long seed, Appendable out) throws IOException;
}
