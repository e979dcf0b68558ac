/**
 * Networks that name classes: sequences and images as samples, left-out samples that choose how
 * they are seen, and read-outs to class codes. A thin layer over the heart.
 */
@NullMarked
package org.sswim.classifiers;

import org.jspecify.annotations.NullMarked;
