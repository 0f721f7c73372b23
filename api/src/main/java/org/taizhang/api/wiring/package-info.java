/** How the modules are put together. */
@NullMarked
package org.taizhang.api.wiring;

import org.jspecify.annotations.NullMarked;
