/**
 * Networks whose neurons fire at most once for each sample and compute with the times of their
 * spikes. Their layers take turns, a window each, or all run at once from event to event. The form
 * in which they are kept, run and streamed.
 */
@NullMarked
package org.sswim.singlespike;

import org.jspecify.annotations.NullMarked;
