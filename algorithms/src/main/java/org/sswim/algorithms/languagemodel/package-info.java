/** A language model of characters with a long short-term memory, and what few bits do to it. */
@NullMarked
package org.sswim.algorithms.languagemodel;

import org.jspecify.annotations.NullMarked;
