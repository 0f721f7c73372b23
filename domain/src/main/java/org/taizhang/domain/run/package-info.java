/** Runs of backups as tools report them, and what becomes of those that failed. */
@NullMarked
package org.taizhang.domain.run;

import org.jspecify.annotations.NullMarked;
