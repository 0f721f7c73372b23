/** Warnings as they are read. */
@NullMarked
package org.taizhang.projections.warning;

import org.jspecify.annotations.NullMarked;
