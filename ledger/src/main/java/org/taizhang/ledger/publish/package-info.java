/** Signs checkpoints of the ledger's trees, and brings them where others can see them. */
@NullMarked
package org.taizhang.ledger.publish;

import org.jspecify.annotations.NullMarked;
