package org.sswim.classification;

/**
 * A description of a network, in words for those who do not know its neurons.
 *
 * @param input how values come in; it follows the number of inputs in a sentence: {@code "shown for
 *     5 steps"}
 * @param layers its layers of neurons
 * @param readOut how classes are read
 */
public record Portrait(String input, String layers, String readOut) {}
