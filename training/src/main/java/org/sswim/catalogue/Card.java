package org.sswim.catalogue;

/**
 * A short description of an algorithm.
 *
 * @param name on the command line, in tables and in files
 * @param paper authors, title, year, and where
 * @param neuron what kinds of neurons it trains
 * @param coding how values reach the network and how classes are read
 * @param published figures that its paper reports
 * @param ours figures reached here, and the place and the command that show them
 */
public record Card(
    String name, String paper, String neuron, String coding, String published, String ours) {}
