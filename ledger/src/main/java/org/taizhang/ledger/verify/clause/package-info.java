/** How the requirements of a standard are told with the events that prove them: written, read back, and shown to people. */
@NullMarked
package org.taizhang.ledger.verify.clause;

import org.jspecify.annotations.NullMarked;
