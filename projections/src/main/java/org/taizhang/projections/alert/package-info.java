/** Each rule's alert with its current or last occurrence. */
@NullMarked
package org.taizhang.projections.alert;

import org.jspecify.annotations.NullMarked;
