/**
 * Networks of related systems that are shown a vector or an image for some steps, whatever their
 * neurons: how they classify, stream and are kept.
 */
@NullMarked
package org.sswim.shown;

import org.jspecify.annotations.NullMarked;
