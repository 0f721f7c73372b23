/** Backup policies as they stand. */
@NullMarked
package org.taizhang.projections.backup;

import org.jspecify.annotations.NullMarked;
