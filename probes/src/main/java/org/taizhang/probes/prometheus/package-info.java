/** Reads what exporters show in the text format of Prometheus and OpenMetrics. */
@NullMarked
package org.taizhang.probes.prometheus;

import org.jspecify.annotations.NullMarked;
