/**
 * Networks of clocked neurons that name classes. Neurons integrate and fire, leaky or not, with
 * subtractive reset, single spikes or bursts. Connections are dense or convolutional. There are
 * five codes of the input and five ways to read the output. The form in which every trained clocked
 * network is kept, run, streamed and counted.
 */
@NullMarked
package org.sswim.clocked;

import org.jspecify.annotations.NullMarked;
