/** Nonconformities over HTTP. */
@NullMarked
package org.taizhang.api.nonconformity;

import org.jspecify.annotations.NullMarked;
