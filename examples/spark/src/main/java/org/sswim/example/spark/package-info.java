/** How to fit panels on Spark in a program of one's own. */
@NullMarked
package org.sswim.example.spark;

import org.jspecify.annotations.NullMarked;
