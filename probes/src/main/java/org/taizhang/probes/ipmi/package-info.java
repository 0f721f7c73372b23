/** Reads hardware by IPMI over LAN. */
@NullMarked
package org.taizhang.probes.ipmi;

import org.jspecify.annotations.NullMarked;
