/**
 * Additions of other modules to the systems that can be fitted, run and compared: algorithms that
 * train classifiers, algorithms that forecast, and experiments. Also the runners of the models that
 * these keep. They are found by {@link java.util.ServiceLoader}; nothing here knows one of them.
 * What other tools forecast or said of classes comes from files, as rows of the same tables.
 */
@NullMarked
package org.sswim.catalogue;

import org.jspecify.annotations.NullMarked;
