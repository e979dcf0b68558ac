/**
 * Recordings of sound as sequences with classes: WAV files, and fronts that turn samples into steps
 * of frequency bands. Knows nothing of networks.
 */
@NullMarked
package org.sswim.sound;

import org.jspecify.annotations.NullMarked;
