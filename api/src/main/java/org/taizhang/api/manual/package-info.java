/** Operation manuals over HTTP. */
@NullMarked
package org.taizhang.api.manual;

import org.jspecify.annotations.NullMarked;
