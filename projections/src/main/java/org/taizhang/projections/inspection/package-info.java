/** Plans of checks as they stand, and every check that was made. */
@NullMarked
package org.taizhang.projections.inspection;

import org.jspecify.annotations.NullMarked;
