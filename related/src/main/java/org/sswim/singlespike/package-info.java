/**
 * Networks whose neurons fire once a sample at most, and compute with the times of their spikes:
 * layers that take turns, a window each, or that all run at once from event to event. The form in
 * which they are kept, run and streamed.
 */
@NullMarked
package org.sswim.singlespike;

import org.jspecify.annotations.NullMarked;
