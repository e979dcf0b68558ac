/**
 * Models over HTTP, on the server that comes with the JDK. It has a small JSON interface, sessions
 * that take rows one by one, a page with live charts, health and metrics.
 *
 * <p>Everything that is served is fixed at the start: models are read once and no request names a
 * file. Bodies, rows, sessions, rates and times are bounded by {@link org.sswim.serve.ServeLimits}.
 */
@NullMarked
package org.sswim.serve;

import org.jspecify.annotations.NullMarked;
