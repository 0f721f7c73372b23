/** Who may come in, and with which roles; secrets stay outside the ledger. */
@NullMarked
package org.taizhang.domain.account;

import org.jspecify.annotations.NullMarked;
