/**
 * Networks of related systems that are shown a vector or an image for some steps: how they
 * classify, stream and are kept. Clocked neurons integrate and fire, leaky or not, with subtractive
 * reset, single spikes or bursts. Their connections are dense or convolutional, with five codes of
 * the input and five ways to read the output. Other neurons fire at most once for each sample and
 * compute with the times of their spikes: their layers take turns, a window each, or all run at
 * once from event to event.
 */
@NullMarked
package org.sswim.shown;

import org.jspecify.annotations.NullMarked;
