/**
 * What every record of options shares: a value that the data may choose, a way to change one
 * component, and one form in JSON.
 */
@NullMarked
package org.sswim.options;

import org.jspecify.annotations.NullMarked;
