/** Documents over HTTP. */
@NullMarked
package org.taizhang.api.document;

import org.jspecify.annotations.NullMarked;
