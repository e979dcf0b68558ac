package org.sswim.classification;

import java.util.List;
import java.util.Map;

/**
 * What a network is, in words for those who do not know its neurons.
 *
 * @param input how values come in; it follows the number of inputs in a sentence: {@code "shown for
 *     5 steps"}
 * @param layers its layers of neurons
 * @param readOut how classes are read
 * @param widths neurons of each layer, outputs among them
 * @param codes short names of its codes, by the name of what they code: {@code {"coding":
 *     "direct"}}
 */
public record Portrait(
    String input, String layers, String readOut, List<Integer> widths, Map<String, String> codes) {}
