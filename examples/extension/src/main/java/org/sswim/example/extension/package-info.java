/** What a jar may add to the command line: one class of each kind. */
@NullMarked
package org.sswim.example.extension;

import org.jspecify.annotations.NullMarked;
