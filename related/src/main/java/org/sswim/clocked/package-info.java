/**
 * Networks of clocked neurons that name classes: integrate-and-fire neurons, leaky or not, with
 * subtractive reset, single spikes or bursts; dense and convolutional connections; five codes of
 * the input and five ways to read the output. The form in which every trained clocked network is
 * kept, run, streamed and counted.
 */
@NullMarked
package org.sswim.clocked;

import org.jspecify.annotations.NullMarked;
