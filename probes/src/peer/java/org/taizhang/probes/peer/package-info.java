/** Real daemons to be watched, for tests and the demonstration: each from its Debian package, on a free port of the loopback. */
@NullMarked
package org.taizhang.probes.peer;

import org.jspecify.annotations.NullMarked;
