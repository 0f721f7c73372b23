/** Media as they stand. */
@NullMarked
package org.taizhang.projections.medium;

import org.jspecify.annotations.NullMarked;
