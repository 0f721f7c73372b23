/** Operations over HTTP. */
@NullMarked
package org.taizhang.api.operation;

import org.jspecify.annotations.NullMarked;
