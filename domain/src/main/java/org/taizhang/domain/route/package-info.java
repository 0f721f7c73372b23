/** Routes: which news goes over which channels, and to whom. */
@NullMarked
package org.taizhang.domain.route;

import org.jspecify.annotations.NullMarked;
