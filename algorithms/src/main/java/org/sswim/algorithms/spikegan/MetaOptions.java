package org.sswim.algorithms.spikegan;

import org.sswim.checks.Checks;
import org.sswim.checks.Ranges;
import org.sswim.options.Presets;
import org.sswim.stored.Withers;

/**
 * Everything that decides an online meta-learning of generators, with the seed.
 *
 * <p>Defaults: what takes about a minute.
 *
 * @param side neurons and steps of the patterns, 2 .. 100
 * @param tasks that come one after another, 3 .. 10000
 * @param iterations steps on each task, 1 .. 100000
 * @param replays tasks from memory that are trained on after each new one, 0 .. 1000
 * @param pull share of the way from the common start to what a task's training has led to, above 0,
 *     at most 1
 * @param batch real samples of a step, and as many generated, 1 .. 10000
 * @param rate learning rate of generators, above 0
 * @param judgeRate learning rate of the discriminator, above 0
 */
@Withers
public record MetaOptions(
    int side,
    int tasks,
    int iterations,
    int replays,
    double pull,
    int batch,
    double rate,
    double judgeRate)
    implements MetaOptionsBuilder.With {

  /** Checks the ranges. */
  public MetaOptions {
    Checks.within("side", side, 2, 100);
    Checks.within("tasks", tasks, 3, 10_000);
    Checks.within("iterations", iterations, 1, 100_000);
    Checks.within("replays", replays, 0, 1000);
    Ranges.requireShareAbove("pull", pull);
    Checks.within("batch", batch, 1, 10_000);
    Ranges.requireAbove("rate", rate);
    Ranges.requireAbove("judgeRate", judgeRate);
  }

  /** The training on each task. */
  SpikeGanOptions task() {
    return Presets.of(SpikeGanOptions.class)
        .withSteps(side)
        .withDraws(1)
        .withBatch(batch)
        .withRate(rate)
        .withJudgeRate(judgeRate)
        .withIterations(iterations);
  }
}
