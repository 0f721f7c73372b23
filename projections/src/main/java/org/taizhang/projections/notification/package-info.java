/** Messages, and how it went with them. */
@NullMarked
package org.taizhang.projections.notification;

import org.jspecify.annotations.NullMarked;
