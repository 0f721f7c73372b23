/** Incidents over HTTP. */
@NullMarked
package org.taizhang.api.incident;

import org.jspecify.annotations.NullMarked;
