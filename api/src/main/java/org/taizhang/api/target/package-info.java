/** Targets over HTTP, the watch over them, and what their observations lead to. */
@NullMarked
package org.taizhang.api.target;

import org.jspecify.annotations.NullMarked;
