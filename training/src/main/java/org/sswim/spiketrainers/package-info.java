/**
 * Trains networks whose outputs spike: target trains prescribe voltages, left-out sequences on
 * which the network runs freely choose what is open. A thin layer over the heart.
 */
@NullMarked
package org.sswim.spiketrainers;

import org.jspecify.annotations.NullMarked;
