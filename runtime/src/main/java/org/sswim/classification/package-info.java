/**
 * Networks that name classes: how sequences and images reach them, the trained model, and its
 * answers. Answers come for a sequence as a whole or step by step.
 */
@NullMarked
package org.sswim.classification;

import org.jspecify.annotations.NullMarked;
