/** Routes as they stand and as they stood. */
@NullMarked
package org.taizhang.projections.route;

import org.jspecify.annotations.NullMarked;
