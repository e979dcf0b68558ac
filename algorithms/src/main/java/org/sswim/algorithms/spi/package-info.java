/** What an algorithm is to the catalogue, to tables and to commands. */
@NullMarked
package org.sswim.algorithms.spi;

import org.jspecify.annotations.NullMarked;
