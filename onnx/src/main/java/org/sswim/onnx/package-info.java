/** One streaming step of a network as an ONNX graph: input and state in, output and state out. */
@NullMarked
package org.sswim.onnx;

import org.jspecify.annotations.NullMarked;
