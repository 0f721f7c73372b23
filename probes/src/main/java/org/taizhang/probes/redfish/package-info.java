/** Reads hardware and storage by Redfish. */
@NullMarked
package org.taizhang.probes.redfish;

import org.jspecify.annotations.NullMarked;
