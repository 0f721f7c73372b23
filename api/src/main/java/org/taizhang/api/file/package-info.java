/** Files over HTTP, and the store in which their bytes lie. */
@NullMarked
package org.taizhang.api.file;

import org.jspecify.annotations.NullMarked;
