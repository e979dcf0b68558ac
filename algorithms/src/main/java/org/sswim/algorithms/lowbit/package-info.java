/**
 * Weights of few bits: lattices and tables that they are kept on. Some descents never leave a
 * lattice (Ashbrock and Powell 2020), others are drawn to a table (Leng et al. 2017, Xu et al.
 * 2020). Also experiments about them. Trainers may use it.
 */
@NullMarked
package org.sswim.algorithms.lowbit;

import org.jspecify.annotations.NullMarked;
