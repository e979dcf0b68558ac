package org.sswim.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sswim.model.ModelFormat;
import org.sswim.stored.Limited;

/**
 * Runs saved models of a kind that is neither forecaster nor classifier.
 *
 * @param <M> models of this kind
 * @param format their kind
 * @param task what they read and give, as a phrase
 * @param reading whether there must be a file to read, or may, or must not be one
 * @param run runs one
 */
public record ModelRunner<M extends Record & Limited>(
    ModelFormat<M> format, String task, Reading reading, Run<M> run) {
  /** A runner with files to read. */
  public enum Reading {
    /** There must be one. */
    NEEDED,
    /** There may be one. */
    POSSIBLE,
    /** There must be none. */
    NONE
  }

  /** Runs a model. */
  public interface Run<M extends Record & Limited> {
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
    String run(M model, @Nullable Path file, int count, long seed, Appendable out)
        throws IOException;
  }
}
