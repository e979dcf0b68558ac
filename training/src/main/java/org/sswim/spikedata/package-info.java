/** Spike trains by formula: data that needs no file, and teachers whose answers are known. */
@NullMarked
package org.sswim.spikedata;

import org.jspecify.annotations.NullMarked;
