/** Programs of one file each that show how to use S-SWIM. */
@NullMarked
package org.sswim.example.programs;

import org.jspecify.annotations.NullMarked;
