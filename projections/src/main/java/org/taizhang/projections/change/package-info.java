/** Changes with their timeline, and what is owed of them. */
@NullMarked
package org.taizhang.projections.change;

import org.jspecify.annotations.NullMarked;
