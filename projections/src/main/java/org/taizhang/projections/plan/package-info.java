/** Emergency plans as they are read. */
@NullMarked
package org.taizhang.projections.plan;

import org.jspecify.annotations.NullMarked;
