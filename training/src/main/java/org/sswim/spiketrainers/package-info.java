/**
 * Trains networks whose outputs spike: target trains prescribe voltages, left-out sequences on
 * which the network runs freely choose what is open. A thin layer over the heart. Also spike trains
 * by formula: data that needs no file, and teachers whose answers are known.
 */
@NullMarked
package org.sswim.spiketrainers;

import org.jspecify.annotations.NullMarked;
