/** The ledger as a stream of server-sent events. */
@NullMarked
package org.taizhang.api.event;

import org.jspecify.annotations.NullMarked;
