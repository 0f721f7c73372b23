/** What probes see and how a threshold judges it; observations never enter the ledger, what they lead to does. */
@NullMarked
package org.taizhang.domain.observation;

import org.jspecify.annotations.NullMarked;
