/** How to use the runtime in a program of one's own. */
@NullMarked
package org.sswim.example;

import org.jspecify.annotations.NullMarked;
