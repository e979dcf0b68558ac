/**
 * The Neuromorphic Intermediate Representation: graphs of neurons and weights with their equations
 * in continuous time, their files, and how a model becomes one.
 *
 * @see <a href="https://doi.org/10.1038/s41467-024-52259-9">Pedersen et al. 2024, Neuromorphic
 *     intermediate representation</a>
 */
@NullMarked
package org.sswim.nir;

import org.jspecify.annotations.NullMarked;
