/** What every log needs that commits in groups what was appended one by one: the queue and the head. */
@NullMarked
package org.taizhang.ledger.group;

import org.jspecify.annotations.NullMarked;
