/** Backup policies over HTTP. */
@NullMarked
package org.taizhang.api.backup;

import org.jspecify.annotations.NullMarked;
