/**
 * What records say of how they are kept in files: the axes of their arrays and what running them
 * may take; and the one reader of the headers of NumPy's arrays.
 */
@NullMarked
package org.sswim.stored;

import org.jspecify.annotations.NullMarked;
