/** What must be made public, over HTTP. */
@NullMarked
package org.taizhang.api.disclosure;

import org.jspecify.annotations.NullMarked;
