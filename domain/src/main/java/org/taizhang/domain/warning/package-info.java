/** Warnings: a hazard is verified, guarded against, reported where it matters, and lifted along the way it was reported. */
@NullMarked
package org.taizhang.domain.warning;

import org.jspecify.annotations.NullMarked;
