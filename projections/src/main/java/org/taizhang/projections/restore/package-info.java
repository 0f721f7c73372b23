/** Restores as they stand. */
@NullMarked
package org.taizhang.projections.restore;

import org.jspecify.annotations.NullMarked;
