/**
 * Comparing what was trained, whatever the task is: candidates, found by their names, their tasks,
 * and the loop over candidates and seeds.
 */
@NullMarked
package org.sswim.comparison;

import org.jspecify.annotations.NullMarked;
