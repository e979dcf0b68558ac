/**
 * Weights of few bits: lattices and tables that they are kept on, descents that never leave a
 * lattice (Ashbrock and Powell 2020) or that are drawn to a table (Leng et al. 2017, Xu et al.
 * 2020), and experiments about them. Trainers may use it.
 */
@NullMarked
package org.sswim.algorithms.lowbit;

import org.jspecify.annotations.NullMarked;
