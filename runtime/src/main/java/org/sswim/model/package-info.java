/**
 * The model file: a ZIP of a JSON description and one NumPy array per parameter array. It is
 * checked byte for byte when it is read, and replaced as a whole when it is written.
 */
@NullMarked
package org.sswim.model;

import org.jspecify.annotations.NullMarked;
