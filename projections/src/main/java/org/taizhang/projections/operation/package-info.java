/** Operations as they stand, and when a review is owed. */
@NullMarked
package org.taizhang.projections.operation;

import org.jspecify.annotations.NullMarked;
