/** Media of backups over HTTP. */
@NullMarked
package org.taizhang.api.medium;

import org.jspecify.annotations.NullMarked;
