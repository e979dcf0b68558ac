/**
 * How records describe themselves to files: the axes of their arrays and what running them may
 * take. Also the annotation by which the compiler writes methods that change one component.
 * Besides, the one reader and writer of NumPy's arrays, and readers of JSON from strangers.
 */
@NullMarked
package org.sswim.stored;

import org.jspecify.annotations.NullMarked;
