/**
 * Time series in memory and how they get there: channels with timestamps, CSV reading row by row or
 * whole, what can be wrong with a file, standardisation, and calendar inputs. Knows nothing of
 * networks.
 */
@NullMarked
package org.sswim.series;

import org.jspecify.annotations.NullMarked;
