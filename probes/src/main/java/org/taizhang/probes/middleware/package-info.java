/** Reads load balancers, application servers and message brokers. */
@NullMarked
package org.taizhang.probes.middleware;

import org.jspecify.annotations.NullMarked;
