/**
 * Comparing what was trained, whatever the work is: candidates, found by their names, what they are
 * fitted to, and the loop over them and their seeds.
 */
@NullMarked
package org.sswim.comparison;

import org.jspecify.annotations.NullMarked;
