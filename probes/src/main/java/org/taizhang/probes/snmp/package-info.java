/** Asks SNMP agents and hears their traps: one session for all of them. */
@NullMarked
package org.taizhang.probes.snmp;

import org.jspecify.annotations.NullMarked;
