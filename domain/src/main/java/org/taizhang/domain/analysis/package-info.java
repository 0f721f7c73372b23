/** What a month came to: figures reckoned from the ledger at a position, frozen in it, and signed by another. */
@NullMarked
package org.taizhang.domain.analysis;

import org.jspecify.annotations.NullMarked;
