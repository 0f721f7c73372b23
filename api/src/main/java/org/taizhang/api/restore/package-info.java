/** Restores over HTTP. */
@NullMarked
package org.taizhang.api.restore;

import org.jspecify.annotations.NullMarked;
