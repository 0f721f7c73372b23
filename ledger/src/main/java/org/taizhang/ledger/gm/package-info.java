/** Signing with the algorithms of China's commercial cryptography, by BouncyCastle; nothing else here may depend on it. */
@NullMarked
package org.taizhang.ledger.gm;

import org.jspecify.annotations.NullMarked;
