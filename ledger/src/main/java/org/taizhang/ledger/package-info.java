/** The ledger: entries at dense positions, the exact bytes they are made of, and the Axon event store on top. */
@NullMarked
package org.taizhang.ledger;

import org.jspecify.annotations.NullMarked;
