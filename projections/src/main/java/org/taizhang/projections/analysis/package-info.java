/** What a month came to, folded from the ledger, and how its analyses stand. */
@NullMarked
package org.taizhang.projections.analysis;

import org.jspecify.annotations.NullMarked;
