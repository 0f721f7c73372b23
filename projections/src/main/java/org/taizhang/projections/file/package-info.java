/** Files as they stand. */
@NullMarked
package org.taizhang.projections.file;

import org.jspecify.annotations.NullMarked;
