/** Time is a caller too: what has fallen due is asked for. */
@NullMarked
package org.taizhang.api.due;

import org.jspecify.annotations.NullMarked;
