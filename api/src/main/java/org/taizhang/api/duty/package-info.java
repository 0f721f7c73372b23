/** Duty rosters over HTTP: planning, hand-over, who keeps the watch when, and proof that somebody did. */
@NullMarked
package org.taizhang.api.duty;

import org.jspecify.annotations.NullMarked;
