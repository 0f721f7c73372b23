/** Documents as they stand, who read them, and when somebody must have looked whether they still hold. */
@NullMarked
package org.taizhang.projections.document;

import org.jspecify.annotations.NullMarked;
