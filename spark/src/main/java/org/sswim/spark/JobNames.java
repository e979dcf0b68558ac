package org.sswim.spark;

import java.util.UUID;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/**
 * Names the jobs of a fit in Spark's pages and tells of them. They are one job group, that of the
 * caller if there is one, by which they can be cancelled.
 */
final class JobNames implements AutoCloseable {
  private static final String GROUP = "spark.jobGroup.id";
  private static final String DESCRIPTION = "spark.job.description";
  private static final String INTERRUPT = "spark.job.interruptOnCancel";

  private final JavaSparkContext context;
  private final Consumer<String> progress;
  private final String what;
  private final @Nullable String group;
  private final @Nullable String description;
  private final @Nullable String interrupt;

  JobNames(JavaSparkContext context, String what, Consumer<String> progress) {
    this.context = context;
    this.what = what;
    this.progress = progress;
    group = context.getLocalProperty(GROUP);
    description = context.getLocalProperty(DESCRIPTION);
    interrupt = context.getLocalProperty(INTERRUPT);
    if (group == null) {
      context.setLocalProperty(GROUP, "sswim-" + UUID.randomUUID());
      context.setLocalProperty(INTERRUPT, "true");
    }
  }

  /** The next jobs do this. */
  void next(String step) {
    context.setLocalProperty(DESCRIPTION, "S-SWIM " + what + ": " + step);
    progress.accept(step);
  }

  @Override
  public void close() {
    context.setLocalProperty(GROUP, group);
    context.setLocalProperty(DESCRIPTION, description);
    context.setLocalProperty(INTERRUPT, interrupt);
  }
}
