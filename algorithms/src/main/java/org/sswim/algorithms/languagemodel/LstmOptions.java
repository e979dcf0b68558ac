package org.sswim.algorithms.languagemodel;

import java.util.List;
import org.sswim.algorithms.learning.Ranges;
import org.sswim.lowbit.PowerTable;
import org.sswim.stored.Withers;

/**
 * A language model of characters, and the tables that its weights are drawn to.
 *
 * @param cells of the memory, 1 .. 10000
 * @param length characters of a stretch, 2 .. 1000
 * @param batch stretches of a step, 1 .. 10000
 * @param rate learning rate of Adam at first, above 0; it falls like half a cosine
 * @param epochs passes over the text with floats, 1 .. 10000
 * @param drawnEpochs passes over the text while weights are drawn to a table, 1 .. 10000
 * @param drawnRate learning rate of these, above 0
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
    List<Integer> bits,
    List<PowerTable.Tie> ties,
    int characters)
    implements LstmOptionsBuilder.With {

  /** Checks the ranges. */
  public LstmOptions {
    bits = List.copyOf(bits);
    ties = List.copyOf(ties);
    Ranges.requireWhole("cells", cells, 1, 10_000);
    Ranges.requireWhole("length", length, 2, 1000);
    Ranges.requireWhole("batch", batch, 1, 10_000);
    Ranges.requireAbove("rate", rate);
    Ranges.requireWhole("epochs", epochs, 1, 10_000);
    Ranges.requireWhole("drawnEpochs", drawnEpochs, 1, 10_000);
    Ranges.requireAbove("drawnRate", drawnRate);
    if (bits.isEmpty() || ties.isEmpty()) {
      throw new IllegalArgumentException("bits and ties must name 1 or more");
    }
    bits.forEach(count -> Ranges.requireWhole("bits", count, 2, PowerTable.MOST_BITS));
    Ranges.requireWhole("characters", characters, 1000, 1 << 26);
  }

  /** A small model, in minutes. */
  public static LstmOptions defaults() {
    return new LstmOptions(
        128,
        64,
        32,
        5e-3,
        4,
        4,
        2e-3,
        List.of(2, 3),
        List.of(PowerTable.Tie.NODE, PowerTable.Tie.LAYER, PowerTable.Tie.GROUP),
        400_000);
  }
}
