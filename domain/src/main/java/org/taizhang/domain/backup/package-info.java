/** Backup policies: what is backed up how often, whether it was, and who looked. */
@NullMarked
package org.taizhang.domain.backup;

import org.jspecify.annotations.NullMarked;
