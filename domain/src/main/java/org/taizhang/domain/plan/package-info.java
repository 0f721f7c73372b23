/** Emergency plans: written in all their parts, approved, filed, drilled, evaluated every year, revised after what was learnt. */
@NullMarked
package org.taizhang.domain.plan;

import org.jspecify.annotations.NullMarked;
