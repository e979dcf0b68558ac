/** Stages of a forecast beside that of the past: what the moment says, and what both say. */
@NullMarked
package org.sswim.stages;

import org.jspecify.annotations.NullMarked;
