/**
 * The commands: what a user types, what is printed, which cure an error gets, and with which exit
 * status it ends.
 */
@NullMarked
package org.sswim.cli;

import org.jspecify.annotations.NullMarked;
