/** Alerts and notices over HTTP. */
@NullMarked
package org.taizhang.api.alert;

import org.jspecify.annotations.NullMarked;
