/** What must hold, and what is said where it does not. */
@NullMarked
package org.sswim.checks;

import org.jspecify.annotations.NullMarked;
