/** The offline verifier: checks a ledger in any of its forms by nothing but its bytes and the keys one trusts. */
@NullMarked
package org.taizhang.ledger.verify;

import org.jspecify.annotations.NullMarked;
