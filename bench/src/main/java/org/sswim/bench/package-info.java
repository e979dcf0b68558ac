/** JMH benchmarks of the parts that a fit spends its time in. */
@NullMarked
package org.sswim.bench;

import org.jspecify.annotations.NullMarked;
