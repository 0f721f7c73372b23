/** The audit trail and the ledger's own entries over HTTP. */
@NullMarked
package org.taizhang.api.audit;

import org.jspecify.annotations.NullMarked;
