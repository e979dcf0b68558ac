/**
 * BLAS and LAPACK on plain row-major Java arrays, and ridge regression from accumulated normal
 * equations. Second moments go in block by block; weights and validation errors come out. No matrix
 * with one row per sample is ever held.
 */
@NullMarked
package org.sswim.linalg;

import org.jspecify.annotations.NullMarked;
