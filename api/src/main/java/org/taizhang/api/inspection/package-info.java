/** Checks that are owed, over HTTP. */
@NullMarked
package org.taizhang.api.inspection;

import org.jspecify.annotations.NullMarked;
