/**
 * What other modules add to the systems that can be fitted, run and compared: algorithms that train
 * classifiers, algorithms that forecast, experiments, and what runs the models that these keep.
 * They are found by {@link java.util.ServiceLoader}; nothing here knows one of them.
 */
@NullMarked
package org.sswim.catalogue;

import org.jspecify.annotations.NullMarked;
