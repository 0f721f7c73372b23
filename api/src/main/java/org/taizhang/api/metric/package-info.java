/** Metric series over HTTP. */
@NullMarked
package org.taizhang.api.metric;

import org.jspecify.annotations.NullMarked;
