/** Operations bodies over HTTP. */
@NullMarked
package org.taizhang.api.staff;

import org.jspecify.annotations.NullMarked;
