/** Analyses of months: compiled from the ledger, verified against it, signed, and written as documents. */
@NullMarked
package org.taizhang.api.analysis;

import org.jspecify.annotations.NullMarked;
