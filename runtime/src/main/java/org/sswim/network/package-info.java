/**
 * The parameters of a Spike Response Model network: input layer, hidden layers, read-out. Shapes
 * and ranges are checked at construction; nothing here knows how the parameters were found.
 */
@NullMarked
package org.sswim.network;

import org.jspecify.annotations.NullMarked;
