/** Watches targets: one file per protocol, one scheduler for all, thresholds that judge what was seen. */
@NullMarked
package org.taizhang.probes;

import org.jspecify.annotations.NullMarked;
