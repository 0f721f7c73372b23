/** The ledger itself over HTTP: what is signed of it, and what proves it. */
@NullMarked
package org.taizhang.api.ledger;

import org.jspecify.annotations.NullMarked;
