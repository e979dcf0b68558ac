/**
 * Networks of related systems that are shown a vector or an image for some steps, whatever their
 * neurons: how they are classified with, streamed, and kept.
 */
@NullMarked
package org.sswim.shown;

import org.jspecify.annotations.NullMarked;
