/** What a day of watching a target came to, so that the ledger proves the watch was kept without holding every sample. */
@NullMarked
package org.taizhang.domain.digest;

import org.jspecify.annotations.NullMarked;
