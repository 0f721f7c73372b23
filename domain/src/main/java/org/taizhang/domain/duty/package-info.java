/** Who keeps the watch: rosters with shifts and rotation, absences and substitutes, signed hand-overs, gaps found ahead. */
@NullMarked
package org.taizhang.domain.duty;

import org.jspecify.annotations.NullMarked;
