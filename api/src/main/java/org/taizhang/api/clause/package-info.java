/** The standard's requirements, and what the ledger answers to each. */
@NullMarked
package org.taizhang.api.clause;

import org.jspecify.annotations.NullMarked;
