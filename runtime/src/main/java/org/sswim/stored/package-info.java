/**
 * What records say of themselves: how files keep them, that is, the axes of their arrays and what
 * running them may take; and that the compiler writes methods that change one component. Besides,
 * the one reader of the headers of NumPy's arrays.
 */
@NullMarked
package org.sswim.stored;

import org.jspecify.annotations.NullMarked;
