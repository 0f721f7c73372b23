/** Routes as operators keep them. */
@NullMarked
package org.taizhang.api.route;

import org.jspecify.annotations.NullMarked;
