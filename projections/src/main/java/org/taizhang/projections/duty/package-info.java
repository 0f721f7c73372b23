/** Rosters as they stand, each watch that was kept, and what of a period they cover. */
@NullMarked
package org.taizhang.projections.duty;

import org.jspecify.annotations.NullMarked;
