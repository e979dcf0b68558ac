package org.sswim.algorithms.languagemodel;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.checks.Ranges;
import org.sswim.lowbit.PowerTable;
import org.sswim.stored.Withers;

/**
 * A language model of characters, and how its weights come to few bits. All rows of a table have
 * {@code epochs + drawnEpochs} passes over the text.
 *
 * <p>Defaults: a small model, in minutes. The preset {@code published}: alternating directions from
 * scratch, as in the paper. Sizes, rates and epochs stay ours.
 *
 * @param cells of the memory, 1 .. 10000
 * @param length characters of a stretch, 2 .. 1000
 * @param batch stretches of a step, 1 .. 10000
 * @param rate learning rate of Adam at first, above 0; it falls like half a cosine
 * @param epochs passes over the text with floats, 1 .. 10000
 * @param drawnEpochs passes behind these, with few bits or with floats, 1 .. 10000
 * @param drawnRate learning rate of these, above 0
 * @param starts where weights of few bits begin, to compare
 * @param ways to few bits, to compare
 * @param bits of the tables to compare
 * @param ties what shares a scale, to compare
 * @param characters of the text at most, the first ones, at least 1000
 */
@Withers
public record LstmOptions(
    int cells,
    int length,
    int batch,
    double rate,
    int epochs,
    int drawnEpochs,
    double drawnRate,
    List<Start> starts,
    List<Way> ways,
    List<Integer> bits,
    List<PowerTable.Tie> ties,
    int characters)
    implements LstmOptionsBuilder.With {

  /** Where a training begins. */
  public enum Start {
    /** At weights of floats that have trained for {@link LstmOptions#epochs}. */
    TRAINED,
    /** At the weights as they are drawn, for as many passes altogether. */
    SCRATCH
  }

  /** A way to few bits. */
  public enum Way {
    /** The best floats, put on the table without further training. */
    ROUNDED,
    /** Floats beside the table, moved by the gradient found at the table. */
    STRAIGHT,
    /** Alternating directions. */
    ADMM
  }

  /** Checks the ranges. */
  public LstmOptions {
    starts = List.copyOf(starts);
    ways = List.copyOf(ways);
    bits = List.copyOf(bits);
    ties = List.copyOf(ties);
    Checks.within("cells", cells, 1, 10_000);
    Checks.within("length", length, 2, 1000);
    Checks.within("batch", batch, 1, 10_000);
    Ranges.requireAbove("rate", rate);
    Checks.within("epochs", epochs, 1, 10_000);
    Checks.within("drawnEpochs", drawnEpochs, 1, 10_000);
    Ranges.requireAbove("drawnRate", drawnRate);
    Checks.not(starts.isEmpty() || ways.isEmpty() || bits.isEmpty() || ties.isEmpty())
        .or("starts, ways, bits and ties must each name 1 or more");
    bits.forEach(count -> Checks.within("bits", count, 1, PowerTable.MOST_BITS));
    Checks.within("characters", characters, 1000, 1 << 26);
  }
}
