/** Runs of backups as they stand. */
@NullMarked
package org.taizhang.projections.run;

import org.jspecify.annotations.NullMarked;
