/** What falls due when. */
@NullMarked
package org.taizhang.projections.due;

import org.jspecify.annotations.NullMarked;
