/** Warnings over HTTP. */
@NullMarked
package org.taizhang.api.warning;

import org.jspecify.annotations.NullMarked;
