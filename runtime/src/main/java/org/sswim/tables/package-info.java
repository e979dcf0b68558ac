/**
 * Tables as texts: opening, encoding, lines, separators, quotes, and what a cell says as a number
 * or as a missing value. Says the same for series, sequences and panels, each of which says what
 * kind of problem it has. Tables are written so that spreadsheets compute none of their texts.
 */
@NullMarked
package org.sswim.tables;

import org.jspecify.annotations.NullMarked;
