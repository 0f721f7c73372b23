/** Sources as they stand. */
@NullMarked
package org.taizhang.projections.source;

import org.jspecify.annotations.NullMarked;
