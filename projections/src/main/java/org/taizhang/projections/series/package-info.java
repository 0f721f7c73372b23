/** What probes measured, kept for a bounded time at falling resolution; never part of the ledger. */
@NullMarked
package org.taizhang.projections.series;

import org.jspecify.annotations.NullMarked;
