/** Merkle trees as of RFC 6962 over entries, kept in the tiles of C2SP tlog-tiles; needs nothing but the JDK. */
@NullMarked
package org.taizhang.ledger.tree;

import org.jspecify.annotations.NullMarked;
