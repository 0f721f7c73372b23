/** Changes over HTTP. */
@NullMarked
package org.taizhang.api.change;

import org.jspecify.annotations.NullMarked;
