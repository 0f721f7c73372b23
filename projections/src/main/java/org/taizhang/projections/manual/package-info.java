/** Operation manuals as they stand, and when a revision is owed. */
@NullMarked
package org.taizhang.projections.manual;

import org.jspecify.annotations.NullMarked;
