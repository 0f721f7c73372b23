/** Emergency plans over HTTP. */
@NullMarked
package org.taizhang.api.plan;

import org.jspecify.annotations.NullMarked;
