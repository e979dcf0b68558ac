package org.sswim.catalogue;

/**
 * How a system stands beside the others: one row of the table of all.
 *
 * @param system its name; that of its page
 * @param task data and measure; only rows of the same task can be compared
 * @param published the figure of its paper, and on what
 * @param ours the figure reached here at the budget of its task
 * @param neurons of hidden layers; 0 where there are none, or qubits
 * @param spikes of a sample; NaN where nothing spikes or it was not counted
 * @param operations effective synaptic operations of a sample; NaN where they were not counted
 * @param seconds of the fit on two cores that did nothing else
 * @param verdict what comes out, a sentence without a full stop
 */
public record Standing(
    String system,
    String task,
    String published,
    double ours,
    int neurons,
    double spikes,
    double operations,
    double seconds,
    String verdict) {}
